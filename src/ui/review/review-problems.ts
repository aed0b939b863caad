import { Keymap } from "obsidian";
import { textButton } from "../elements";
import { nameOf } from "../notices";
import { openNote, type Services } from "../services";
import { problemInWords } from "../wording";

const MOST_PROBLEMS = 200;

/** Draws what can't be read: the daily-note format, then each problem with its note. */
export function drawProblems(el: HTMLDetailsElement, services: Services): void {
  const { messages } = services.language;
  const { review } = messages;
  const problems = services.store.problems();
  const format = services.unusableDayFormat();
  const count = problems.length + (format === null ? 0 : 1);
  el.toggle(count > 0);
  el.empty();
  if (count === 0) return;
  el.createEl("summary", { text: review.problems(count) });
  if (format !== null) el.createDiv({ cls: "rapport-problem", text: review.dayFormat(format) });
  if (problems.length === 0) return;
  el.createDiv({ cls: "rapport-problems-hint", text: review.problemsHint });
  const list = el.createEl("ul");
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const { path } = problem;
    const item = list.createEl("li");
    textButton(item, nameOf(path, services), (event) => void openNote(services, path, Keymap.isModEvent(event)), "rapport-link");
    item.createDiv({ cls: "rapport-problem", text: problemInWords(problem, messages) });
  }
}
