import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { copyDemoVault, expandDays, expandName } from "../scripts/demo-vault";

const TODAY = "2026-03-01";
const BROKEN = "Lumen Health";
const UNREADABLE = "Saltmarsh Brewing";

const ENGLISH = [
  "Needs and business context",
  "Value",
  "Expectations and agreements",
  "Communication",
  "Satisfaction",
  "Risks",
  "Check-ins",
];
const RUSSIAN = [
  "Понимание потребностей",
  "Создание ценности",
  "Управление ожиданиями",
  "Коммуникация с клиентами",
  "Измерение удовлетворенности",
  "Решение проблем и конфликтов",
  "Чек-ины",
];

interface Note {
  path: string;
  name: string;
  text: string;
  frontMatter: string;
  body: string;
}

let vault = "";
let notes: Note[] = [];
let clients: Note[] = [];

const isRussian = (note: Note): boolean => note.body.includes("## Чек-ины");
const headings = (note: Note, level: number): string[] =>
  note.body
    .split("\n")
    .filter((line) => line.startsWith(`${"#".repeat(level)} `))
    .map((line) => line.slice(level + 1));
const section = (note: Note, name: string): string[] => {
  const lines = note.body.split("\n");
  const rest = lines.slice(lines.indexOf(`## ${name}`) + 1);
  const end = rest.findIndex((line) => line.startsWith("## ") || line === "---");
  return end < 0 ? rest : rest.slice(0, end);
};
const properties = (note: Note): Record<string, unknown> => {
  const value: unknown = parse(note.frontMatter);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${note.path}: no map`);
  return Object.fromEntries(Object.entries(value));
};
const folder = (name: string): Note[] => notes.filter((note) => note.path.startsWith(`${name}/`));

async function readVault(root: string): Promise<Note[]> {
  const found: Note[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, "utf8");
    const split = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
    found.push({
      path: file.slice(root.length + 1).split(sep).join("/").normalize("NFC"),
      name: basename(entry.name, ".md").normalize("NFC"),
      text,
      frontMatter: split?.[1] ?? "",
      body: split?.[2] ?? text,
    });
  }
  return found;
}

beforeAll(async () => {
  vault = await mkdtemp(join(tmpdir(), "rapport-demo-"));
  await copyDemoVault(vault, TODAY);
  notes = await readVault(vault);
  clients = folder("Clients");
});

afterAll(async () => {
  await rm(vault, { recursive: true, force: true });
});

describe("day tokens", () => {
  it.each([
    ["{{today}}", "2026-03-15", "2026-03-15"],
    ["{{today-15}}", "2026-03-15", "2026-02-28"],
    ["{{today-15}}", "2028-03-15", "2028-02-29"],
    ["{{today+1}}", "2026-12-31", "2027-01-01"],
    ["{{today-1}}", "2026-01-01", "2025-12-31"],
    ["{{today-425}}", "2026-11-24", "2025-09-25"],
    ["{{today+1}}", "2026-03-28", "2026-03-29"],
    ["{{today+2}}", "2026-10-24", "2026-10-26"],
    ["{{today-0}}", "2026-10-25", "2026-10-25"],
  ])("%s on %s is %s", (token, today, day) => {
    expect(expandDays(token, today)).toBe(day);
  });

  it("are replaced everywhere in a text, and nothing else is", () => {
    expect(expandDays("- [[{{today-2}}]] call: today 📅 {{today+1}}\n{{date}} {{name}} {{ today }}", "2026-01-01")).toBe(
      "- [[2025-12-30]] call: today 📅 2026-01-02\n{{date}} {{name}} {{ today }}",
    );
  });

  it("are replaced at the start of a name", () => {
    expect(expandName("today.md", "2026-01-01")).toBe("2026-01-01.md");
    expect(expandName("today-12.md", "2026-01-01")).toBe("2025-12-20.md");
    expect(expandName("today+3 Kickoff.md", "2026-12-30")).toBe("2027-01-02 Kickoff.md");
    expect(expandName("todays list.md", "2026-01-01")).toBe("todays list.md");
    expect(expandName("Not today.md", "2026-01-01")).toBe("Not today.md");
  });

  it("do not depend on the time zone", () => {
    const before = process.env["TZ"];
    try {
      for (const zone of ["UTC", "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati", "Europe/Berlin"]) {
        process.env["TZ"] = zone;
        expect(expandDays("{{today}} {{today+1}} {{today+2}}", "2011-12-29")).toBe("2011-12-29 2011-12-30 2011-12-31");
        expect(expandDays("{{today}} {{today-1}}", "2018-11-05")).toBe("2018-11-05 2018-11-04");
      }
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });

  it.each(["", "2026-13-01", "2026-02-30", "01.03.2026", "2026-3-1"])("refuse %j as a day", async (today) => {
    expect(() => expandDays("{{today}}", today)).toThrow(RangeError);
    await expect(copyDemoVault(join(vault, "never"), today)).rejects.toThrow(RangeError);
    expect(await readdir(vault)).not.toContain("never");
  });
});

describe("the copied vault", () => {
  it("has no token left", () => {
    for (const note of notes) {
      expect(note.path).not.toMatch(/(^|\/)today/);
      expect(note.text, note.path).not.toMatch(/\{\{\s*today/);
      if (!note.path.startsWith("Templates/")) expect(note.text, note.path).not.toMatch(/\{\{|\}\}/);
    }
  });

  it("keeps the placeholders of the template", () => {
    const [template] = folder("Templates");
    for (const word of ["name", "date", "time"]) expect(template?.text).toContain(`{{${word}}}`);
  });

  it("has the notes around the clients", () => {
    expect(folder("People")).toHaveLength(5);
    expect(folder("Meetings")).toHaveLength(6);
    expect(folder("Daily")).toHaveLength(12);
    for (const note of folder("Daily")) expect(note.name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(notes.map((note) => note.path)).toEqual(
      expect.arrayContaining(["Start here.md", `Daily/${TODAY}.md`, "Meetings/2026-03-04 Kickoff.md"]),
    );
  });

  it("has only real days, but for the one on purpose", () => {
    for (const note of notes) {
      for (const [day] of note.text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)) {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), note.path).toBe(day);
      }
      const other = note.text.match(/\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}\/\d{1,2}\/\d{1,2}\b/g);
      expect(other, note.path).toEqual(note.name === UNREADABLE ? ["08/15/2026"] : null);
    }
  });

  it("has one note with broken front matter, the one on purpose", () => {
    const broken = notes.filter((note) => {
      if (note.frontMatter === "" || note.path.startsWith("Templates/")) return false;
      try {
        properties(note);
        return false;
      } catch {
        return true;
      }
    });
    expect(broken.map((note) => note.name)).toEqual([BROKEN]);
  });

  it("has no wikilink that leads nowhere", () => {
    const targets = new Set(notes.flatMap((note) => [note.name, note.path.replace(/\.md$/, "")]));
    for (const note of notes) {
      for (const [, target = ""] of note.text.matchAll(/\[\[([^\]|#]+)[^\]]*\]\]/g)) {
        const known = targets.has(target.normalize("NFC")) || /^\d{4}-\d{2}-\d{2}$/.test(target);
        expect(known, `${note.path}: [[${target}]]`).toBe(true);
      }
    }
  });
});

describe("the client notes", () => {
  it("are 25 to 40, in both languages", () => {
    expect(clients.length).toBeGreaterThanOrEqual(25);
    expect(clients.length).toBeLessThanOrEqual(40);
    expect(clients.filter(isRussian).length).toBeGreaterThanOrEqual(8);
    expect(clients.filter((note) => !isRussian(note)).length).toBeGreaterThanOrEqual(20);
  });

  it("have one H1, the file name, and the sections in order", () => {
    for (const note of clients) {
      expect(headings(note, 1), note.path).toEqual([note.name]);
      const wanted = isRussian(note) ? RUSSIAN : ENGLISH;
      expect(headings(note, 2).filter((heading) => wanted.includes(heading)), note.path).toEqual(wanted);
      expect(headings(note, 2).at(-1), note.path).toBe(wanted.at(-1));
    }
  });

  it("have inline aliases and tags", () => {
    for (const note of clients) {
      expect(note.frontMatter, note.path).toMatch(/^aliases: \[.+\]$/m);
      expect(note.frontMatter, note.path).toMatch(/^tags: \[clients\b.*\]$/m);
    }
  });

  it("end in a rule and a line of wikilinks in their language", () => {
    for (const note of clients) {
      expect(note.text, note.path).toMatch(/\n\n---\n\[\[[^\]]+\]\](?: \| \[\[[^\]]+\]\])+\n$/);
      expect(note.text.trimEnd().split("\n").at(-1), note.path).toContain(
        isRussian(note) ? "[[Долгосрочные партнерства]]" : "[[Long-term partnerships]]",
      );
    }
  });

  it("have the section that their kind needs", () => {
    for (const note of clients.filter((client) => client.name !== BROKEN)) {
      const { type, duration, tier } = properties(note);
      const has = (english: string, russian: string): boolean =>
        headings(note, 2).includes(isRussian(note) ? russian : english);
      const indirect = type === "indirect" || type === "косвенный";
      const short = duration === "short-term" || duration === "краткосрочный";
      const key = tier === "key" || tier === "ключевой";
      expect(has("Intermediary", "Посредник"), note.path).toBe(indirect);
      expect(has("Goals and deliverables", "Цели и результаты"), note.path).toBe(short);
      expect(has("Account plan", "План развития клиента"), note.path).toBe(key && !short && !indirect);
      expect("via" in properties(note), note.path).toBe(indirect);
    }
  });

  it("have check-ins in canonical form, newest first, up to 14 months back", () => {
    const line =
      /^- (?:\[\[(\d{4}-\d{2}-\d{2})\]\]|(\d{4}-\d{2}-\d{2}))(?: \d{2}:\d{2})? (check-in|call|message|email|social|meeting|report|presentation|document|чек-ин|звонок|сообщение|письмо|соцсети|встреча|отчёт|презентация|документ)( \((?:attempt|попытка)\))?: \S/u;
    for (const note of clients) {
      const lines = section(note, isRussian(note) ? "Чек-ины" : "Check-ins").filter((text) => text.startsWith("- "));
      const days = lines.map((text) => {
        const [, linked, plain, channel = "", attempt] = line.exec(text) ?? [];
        expect(linked ?? plain, `${note.path}: ${text}`).toBeDefined();
        expect(plain !== undefined, `${note.path}: ${text}`).toBe(attempt !== undefined);
        expect(/[а-я]/.test(channel), `${note.path}: ${text}`).toBe(isRussian(note));
        return linked ?? plain ?? "";
      });
      expect(days, note.path).toEqual([...days].sort().reverse());
      for (const day of days) expect(day >= "2025-01-01" && day <= TODAY, `${note.path}: ${day}`).toBe(true);
      const isNew = note.name === "Alder & Finch Solicitors" || note.name === "Blue Heron Hospice";
      expect(days.length, note.path).toBeLessThanOrEqual(14);
      expect(days.length, note.path).toBeGreaterThanOrEqual(isNew ? 0 : 3);
    }
  });

  it("cover types, durations, tiers and states in both vocabularies", () => {
    const values = new Set(
      clients
        .filter((note) => note.name !== BROKEN)
        .flatMap((note) => {
          const { type, duration, tier, status } = properties(note);
          return [type, duration, tier, status];
        }),
    );
    for (const value of ["direct", "indirect", "short-term", "long-term", "key", "supporting", "archived"]) {
      expect(values, value).toContain(value);
    }
    for (const value of ["прямой", "косвенный", "краткосрочный", "долгосрочный", "ключевой", "поддерживающий", "на паузе"]) {
      expect(values, value).toContain(value);
    }
  });

  it("hold open, done and cancelled promises with days", () => {
    const all = clients.map((note) => note.body).join("\n");
    for (const mark of ["\\[ \\]", "\\[x\\]", "\\[-\\]"]) {
      expect(all).toMatch(new RegExp(`^- ${mark} .+ 📅 \\d{4}-\\d{2}-\\d{2}`, "mu"));
    }
  });
});
