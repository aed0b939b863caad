import type { Placed } from "../domain/note-reading";
import type { ClientPromise } from "../domain/promise";
import { togglePromiseEdit, type PromiseRefusal } from "../domain/promise-edit";
import { ok, type Result } from "../domain/result";
import type { LoggingContext } from "./log-check-in";
import type { WriteFailure } from "./ports";

export type PromiseFailure = PromiseRefusal | WriteFailure;

/**
 * Ticks an open promise of a client note, or opens a ticked one again, and can be taken back. A promise that has changed
 * since it was read is left as it is.
 */
export async function togglePromise(
  path: string,
  promise: Placed<ClientPromise>,
  { clock, writer, undoHistory, conventions }: LoggingContext,
): Promise<Result<void, PromiseFailure>> {
  const result = await writer.write(path, (text) => togglePromiseEdit(text, promise, clock.today(), conventions().reading));
  if (!result.ok) return result;
  undoHistory.push([result.value]);
  return ok(undefined);
}
