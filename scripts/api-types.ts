import { writeFile } from "node:fs/promises";
import { API_TYPES, apiTypes } from "./support/api-types";
import { runScript } from "./support/usage";

/** Writes rapport-api.d.ts anew, for plugins and scripts that take the API's types from it. */
await runScript(async () => {
  await writeFile(API_TYPES, await apiTypes());
});
