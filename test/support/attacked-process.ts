/** A process that runs what it is told to, one after the other, so that somebody else can see when it hangs. */
import { ATTACKS, largeNotes } from "./attacks";

const [, , size = "1", bytes = "1"] = process.argv;
const work = [
  ...ATTACKS.map(({ make, run, size: usual }) => () => run(make(usual * Number(size)))),
  ...largeNotes(Number(bytes)).map(([, run]) => run),
];

process.on("message", (index: number) => {
  try {
    work[index]?.();
    process.send?.({ error: null });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
