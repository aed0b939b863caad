/** A name in double or single quotes, a colon, a number: as in Mermaid's own grammar of pie charts. */
const SECTION = /^[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[ \t]*:[ \t]*(?:\d+\.\d+|0|[1-9]\d*)(?!\.)[ \t]*$/;

/** Whether Mermaid reads a text as a pie chart: no comment in it, and each line after the first a section with a name of its own. */
export function isPieChart(text: string): boolean {
  const [head, ...sections] = text.split("\n");
  const names = sections.map((section) => section.slice(0, section.lastIndexOf(":")).trim());
  return (
    /^pie(?: showData)?$/.test(head ?? "") &&
    !text.includes("%%") &&
    sections.length > 0 &&
    sections.every((section) => SECTION.test(section)) &&
    new Set(names).size === names.length
  );
}
