/** An argument that can't be used: its message is for the user. */
export class UsageError extends Error {}

/** Runs a script; what it can't do is said in plain words. Wrong arguments end with 2, any other failure with 1. */
export async function runScript(script: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await script(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
