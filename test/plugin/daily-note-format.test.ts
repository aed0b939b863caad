// @vitest-environment happy-dom
import { moment } from "obsidian";
import { afterEach, describe, expect, it } from "vitest";
import { dailyNotes } from "../../src/obsidian/daily-notes";
import { addDays, formatDay, type LocalDay } from "../../src/domain/local-date";
import { days, shown } from "../support/days";
import { openRapport, type Rapport, type RapportOptions } from "./support";

const PATH = "Clients/Acme.md";
const note = (...items: string[]): string => `# Acme\n\n## Check-ins\n\n${items.map((item) => `- ${item}\n`).join("")}`;

const opened = (format: string, text: string, options: RapportOptions = {}): Promise<Rapport> =>
  openRapport({ files: { [PATH]: text, ".obsidian/daily-notes.json": JSON.stringify({ format }) }, ...options });

async function problemsShown({ host, settled }: Rapport): Promise<string> {
  host.commands.execute("rapport:open-review");
  await settled();
  const el = document.querySelector<HTMLElement>(".rapport-problems");
  return el === null || el.style.display === "none" ? "" : el.textContent;
}

const settingsShown = ({ host }: Rapport): string => host.openSettings("rapport").textContent;

describe("a daily-note format from which days can't be read", () => {
  it("reads no other day: a link that shows the ISO day has it, one that does not is a problem", async () => {
    const { api } = await opened("gggg-[W]ww-E", note("[[2026-W47-5|2026-11-20]] call: Renewal", "[[2026-W46-4]] call: Offer"));
    expect(api.client(PATH)).toMatchObject({ lastContact: "2026-11-20", checkIns: [{ day: "2026-11-20", channel: "call", text: "Renewal" }] });
    expect(api.problems()).toMatchObject([{ code: "checkin-date", value: "[[2026-W46-4]] call: Offer" }]);
  });

  it("takes logs, with the ISO day as the link's alias, in the note's text and in its properties", async () => {
    const text = `---\nlast-contact: "[[2026-W47-5|2026-11-20]]"\n---\n${note("[[2026-W47-5|2026-11-20]] call: Renewal")}`;
    const { api, read, settled } = await opened("gggg-[W]ww-E", text);
    expect((await api.log({ clients: ["Acme"], channel: "call", text: "Hello" })).failed).toEqual([]);
    expect(await read(PATH)).toBe(
      text.replace("[[2026-W47-5|2026-11-20]]", "[[2026-W48-2|2026-11-24]]").replace("- [[", "- [[2026-W48-2|2026-11-24]] call: Hello\n- [["),
    );
    await settled();
    expect(api.client(PATH)).toMatchObject({ lastContact: "2026-11-24" });
  });

  it("is told once in the review and in the settings, and is no problem of a note", async () => {
    const rapport = await opened("gggg-[W]ww-E", note("[[2026-W47-5|2026-11-20]] call: Renewal"));
    expect(rapport.api.problems()).toEqual([]);
    expect(await problemsShown(rapport)).toMatch(/^1 problem.*your daily-note format “gggg-\[W\]ww-E”/);
    expect(settingsShown(rapport)).toContain("Not every day can be read from “gggg-[W]ww-E”");
  });

  it("is told in Russian", async () => {
    const rapport = await opened("gggg-[W]ww-E", note(), { language: "ru" });
    expect(await problemsShown(rapport)).toContain("формате ежедневных заметок «gggg-[W]ww-E»");
    expect(settingsShown(rapport)).toContain("Не каждый день можно прочитать в формате «gggg-[W]ww-E»");
  });

  it.each(["YYYY-MM-DD", "", "DD.MM.YYYY", "GGGG-[W]WW-E", "YYYY/MM/DD", "gggg/[W]ww/YYYY-MM-DD"])("is not %j", async (format) => {
    const rapport = await opened(format, note());
    expect(await problemsShown(rapport)).toBe("");
    expect(settingsShown(rapport)).not.toContain("Not every day can be read");
  });

  it("is not one of weeks that can be read: days and logs are those of the weeks", async () => {
    const { api, read } = await opened("GGGG-[W]WW-E", note("[[2026-W47-5]] call: Renewal"));
    expect(api.client(PATH)).toMatchObject({ lastContact: "2026-11-20" });
    await api.log({ clients: ["Acme"], text: "Hello" });
    expect(await read(PATH)).toContain("\n- [[2026-W48-2|2026-11-24]]: Hello\n- [[2026-W47-5]] call: Renewal\n");
  });
});

describe("daily-note formats", () => {
  afterEach(() => void moment.locale("en"));

  const GOOD = ["DD.MM.YYYY", "YYYYMMDD", "YYYY/MM/DD", "dddd, D MMMM YYYY", "YYYY-MM-DD ddd", "Do MMMM YYYY", "D MMM YY", "YYYY-DDDD", "GGGG-[W]WW-E", "gggg-[W]ww-e", "gggg-[W]ww-ddd", "L", "LL"];
  const BAD = ["gggg-[W]ww-E", "YYYY-[W]ww-E", "YYYY-[W]WW-E", "YYYY-[W]ww", "gggg-[W]ww", "GGGG-[W]WW-ddd", "YYYY-Q-DD", "DD", "dddd", "YYYY-MM", "YYYYMD"];

  it.each(["en", "ru", "de"])("are usable where every day is read as it is written, in %s", (locale) => {
    moment.locale(locale);
    expect(GOOD.filter((format) => dailyNotes(format).unusableFormat !== null)).toEqual([]);
    expect(BAD.filter((format) => dailyNotes(format).unusableFormat !== format)).toEqual([]);
  });

  it.each([...GOOD, ...BAD])("never read another day than the one that was written: %s", (format) => {
    const { read, link } = dailyNotes(format);
    for (let day: LocalDay = days("2025-12-01"); day < days("2027-02-01"); day = addDays(day, 1)) {
      const target = link(day).replace(/^\[\[|\|.*|\]\]$/g, "");
      expect([null, formatDay(day)]).toContain(shown(read(target)));
    }
  });

  it("read what is written for one day alone, of a format that can't be read on other days", () => {
    const { read } = dailyNotes("YYYY-[W]WW-E");
    expect(shown(read("2026-W47-5"))).toBe("2026-11-20");
    expect(read("2025-W01-3")).toBeNull();
  });

  it("read names in any case", () => {
    expect(shown(dailyNotes("dddd, D MMMM YYYY").read("friday, 20 november 2026"))).toBe("2026-11-20");
  });
});
