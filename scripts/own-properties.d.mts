import type { Program } from "typescript";

export function sourceProgram(root: string): Program;
export function ownProperties(program: Program, root: string): string[] | null;
export function mangling(names: readonly string[], others: string): { mangleProps: RegExp; mangleCache: Record<string, string> };
