declare module "gray-matter/lib/stringify.js" {
  import type { GrayMatterOption } from "gray-matter";

  /** The part of gray-matter that builds a note; its index brings along what reads one. */
  export default function stringify(file: { readonly content: string }, data: object, options: GrayMatterOption<string, never>): string;
}
