import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { PROJECT } from "./plugin-files";

export const API_TYPES = join(PROJECT, "rapport-api.d.ts");

/** The API's types as a file that stands alone: the declarations of src/api.ts, with their comments. */
export async function apiTypes(): Promise<string> {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(await readFile(join(PROJECT, "src/api.ts"), "utf8"), {
    fileName: "api.ts",
    reportDiagnostics: true,
  });
  const [fault] = diagnostics;
  if (fault !== undefined) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  return `// Written from src/api.ts by \`npx tsx scripts/api-types.ts\`. How to use it stands in docs/api.md.\n\n${outputText}`;
}
