/** Whether tests run to their whole extent, as `npm run test:nightly` has it. */
export const WHOLE = process.env["RAPPORT_NIGHTLY"] === "1";

/** A size for tests that somebody waits for, and one for the night. */
export function extent(usual: number, nightly: number): number {
  return WHOLE ? nightly : usual;
}

/** One of so many; all of them at night. */
export function sample<T>(all: readonly T[], oneOf: number): readonly T[] {
  return WHOLE ? all : all.filter((_, index) => index % oneOf === 0);
}
