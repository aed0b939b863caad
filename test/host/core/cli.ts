export interface CliFlag {
  value?: string;
  description: string;
  required?: boolean;
}

export type CliParameters = Record<string, string>;

export interface CliCommand {
  description: string;
  flags: Record<string, CliFlag> | null;
  handler: (params: CliParameters) => string | Promise<string>;
}

/** A command line's words; a flag without a value is given as `true` and arrives as "true". */
export type CliArguments = Record<string, string | true>;

/**
 * Runs a command as the command line does: flags that are required have to be there. What the flags do not name is
 * handed over all the same (unsourced). What the handler throws is the caller's.
 */
export async function runCliCommand(id: string, command: CliCommand | undefined, args: CliArguments): Promise<string> {
  if (command === undefined) throw new Error(`Command "${id}" not found.`);
  for (const [name, { required = false, value }] of Object.entries(command.flags ?? {})) {
    if (required && args[name] === undefined) throw new Error(`Missing required parameter: ${name}=${value ?? ""}`);
    if (value !== undefined && args[name] === true) throw new Error(`Parameter "${name}" needs a value: ${name}=${value}`);
  }
  const params = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, value === true ? "true" : value]));
  return command.handler(params);
}
