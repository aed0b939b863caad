import { readFile, writeFile } from "node:fs/promises";
import { SAFETY_PAGE, withFaultList } from "./support/fault-list";
import { runScript } from "./support/usage";

/** Writes the list of faults in docs/safety.md anew, from the names of the tests that try them. */
await runScript(async () => {
  await writeFile(SAFETY_PAGE, withFaultList(await readFile(SAFETY_PAGE, "utf8")));
});
