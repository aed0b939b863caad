import type { OutsideChange } from "../core/backend";
import type { ServedVault } from "./served-vault";

export interface VaultCall {
  readonly method: string;
  readonly args: readonly string[];
}

type Answer = (vault: ServedVault, args: readonly string[]) => Promise<unknown>;

const first = (args: readonly string[]): string => args[0] ?? "";
const second = (args: readonly string[]): string => args[1] ?? "";

const ANSWERS: Record<string, Answer> = {
  list: (vault) => vault.list(),
  stat: (vault, args) => vault.stat(first(args)),
  read: (vault, args) => vault.read(first(args)),
  readMany: (vault, args) => vault.readMany([...args]),
  readBinary: (vault, args) => vault.readBinary(first(args)),
  write: (vault, args) => vault.write(first(args), second(args)),
  mkdir: (vault, args) => vault.mkdir(first(args)),
  remove: (vault, args) => vault.remove(first(args)),
  rename: (vault, args) => vault.rename(first(args), second(args)),
  sync: (vault) => vault.sync(),
};

export async function answerCall(vault: ServedVault, { method, args }: VaultCall): Promise<unknown> {
  const answer = Object.hasOwn(ANSWERS, method) ? ANSWERS[method] : undefined;
  if (answer === undefined || !Array.isArray(args) || args.some((arg) => typeof arg !== "string")) {
    throw Object.assign(new Error(`Not a call: ${method}`), { code: "BAD" });
  }
  return answer(vault, args);
}

/** What the call changed, for the other pages that show this vault. */
export async function changesOf(vault: ServedVault, { method, args }: VaultCall): Promise<OutsideChange[]> {
  const path = first(args);
  if (method === "write") return [{ kind: "modified", path }];
  if (method === "mkdir") return [{ kind: "created", path }];
  if (method === "remove") return [{ kind: "deleted", path }];
  if (method !== "rename") return [];
  const to = second(args);
  const moved = (await vault.list()).filter((entry) => entry.path === to || entry.path.startsWith(`${to}/`));
  return [{ kind: "deleted", path }, ...moved.map((entry) => ({ kind: "created", path: entry.path }) as const)];
}
