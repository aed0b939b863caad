// @vitest-environment happy-dom
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { extent } from "../support/extent";
import { openLogDialog, openNote, submitLog } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find, type } from "./support-ui";

const NEW = "- [[2026-11-24]]: Hello\n";
const log = ({ api }: Rapport, client: string, text = "Hello") => api.log({ clients: [client], text });
const note = (yaml: string, body = ""): string => `---\n${yaml}\n---\n# Client\n\n## Check-ins\n\n${body}`;

/** Set by what should never run. */
const marker = globalThis as { rapportWasHere?: boolean };
const RUN = "globalThis.rapportWasHere = true";

/** Elements that only a note's or a name's own HTML could have made. */
function foreignElements(): string[] {
  return [...document.querySelectorAll("script, iframe, object, embed, img, form[action], [onerror], [onload], [onclick], b, marquee")].map(
    ({ outerHTML }) => outerHTML,
  );
}

/** Every file of a folder. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

async function createClient({ host, settled }: Rapport, name: string): Promise<string | null> {
  host.commands.execute("rapport:new-client");
  type(name, find(".rapport-dialog input[type=text]"));
  find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
  await settled();
  const error = document.querySelector(".rapport-dialog .rapport-error")?.textContent ?? null;
  document.querySelector<HTMLElement>(".modal-close-button")?.click();
  return error;
}

describe("code in front matter", () => {
  it.each([
    ["---js", `---js\n{ last: (${RUN}) }\n---\n`],
    ["---javascript", `---javascript\nmodule.exports = (${RUN});\n---\n`],
    ["---coffee", `---coffee\n${RUN}\n---\n`],
    ["a !!js/function tag", `---\ntier: !!js/function "function(){${RUN}}()"\n---\n`],
    ["a !!js/undefined tag", `---\ntier: !!js/undefined ""\n---\n`],
    ["template commands", `---\nstatus: "<% tp.user.run() %>"\n---\n<%* ${RUN} %>\n`],
    ["an inline query", `---\ntier: "\`$= ${RUN}\`"\n---\n\`\`\`dataviewjs\n${RUN}\n\`\`\`\n`],
  ])("%s: nothing runs, and what stood in the note stays", async (_, text) => {
    const { host, api, read } = await openRapport({ files: { "Clients/Hostile.md": text, "Clients/Fine.md": "# Fine\n" } });
    expect(api.review().map(({ name }) => name)).toContain("Fine");
    const { logged } = await api.log({ clients: ["Clients/Hostile.md"], text: "Hello" });
    if (logged.length === 0) expect(await read("Clients/Hostile.md")).toBe(text);
    else expect(withoutLog(await read("Clients/Hostile.md"))).toBe(text);
    expect(marker.rapportWasHere).toBeUndefined();
    expect(host.errors).toEqual([]);
  });

  it("---js in the user's template: the new note is made without running it", async () => {
    const template = `---js\n{ a: (${RUN}) }\n---\n# {{name}}\n`;
    const rapport = await openRapport({ files: { "T.md": template }, settings: { clientTemplate: "T.md" } });
    await createClient(rapport, "Acme");
    expect(marker.rapportWasHere).toBeUndefined();
    expect(await rapport.read("T.md")).toBe(template);
  });
});

/** A note as it was before {@link log}: the property, the section and the line taken out by hand. */
function withoutLog(text: string): string {
  return text
    .replace(/^---\nlast-contact: 2026-11-24\n---\n/, "")
    .replace(/last-contact: 2026-11-24\n/, "")
    .replace(`\n## Check-ins\n\n${NEW}`, "");
}

describe("prototype-named keys", () => {
  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then"])(
    "%s as a property: the client is reviewed and logged, the property stays, no prototype changes",
    async (key) => {
      const yaml = `${key}: {polluted: true, tier: key}\nlast-contact: 2026-11-01`;
      const rapport = await openRapport({ files: { "Clients/Acme.md": note(yaml) } });
      expect(rapport.api.client("Clients/Acme.md")).toMatchObject({ lastContact: "2026-11-01", tier: null });
      expect((await log(rapport, "Acme")).failed).toEqual([]);
      expect(await rapport.read("Clients/Acme.md")).toBe(note(yaml.replace("2026-11-01", "2026-11-24"), NEW));
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      expect(rapport.host.errors).toEqual([]);
    },
  );

  it.each(["__proto__", "constructor", "toString"])("%s as a client's name, a tier, a channel and a setting: it is a word like any other", async (name) => {
    const settings = JSON.parse(`{"${name}": {"polluted": true}, "channels": [{"id": "${name}", "words": []}], "tiers": [{"id": "${name}", "words": []}]}`) as unknown;
    const path = `Clients/${name}.md`;
    const { api, read, host } = await openRapport({ files: { [path]: note(`tier: ${name}`) }, settings });
    expect(api.client(path)).toMatchObject({ name, tier: name });
    expect(await api.log({ clients: [name], channel: name, text: "Hello" })).toEqual({ logged: [path], failed: [] });
    expect(await read(path)).toContain(`- [[2026-11-24]] ${name}: Hello\n`);
    expect(await api.log({ clients: ["valueOf"], text: "Hello" })).toMatchObject({ logged: [] });
    expect(await api.log({ clients: [name], channel: "valueOf" })).toMatchObject({ logged: [] });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(host.errors).toEqual([]);
  });
});

describe("HTML and script", () => {
  const HTML = `<img src=x onerror="${RUN}"><script>${RUN}</script><b>bold</b>`;

  it("HTML and script in names, texts, properties and problems: it is shown as text in the review, the problems, the picker, the dialog and the notices", async () => {
    const name = "<img src=x onerror=rapportWasHere=1><b>Acme";
    const files = {
      [`Clients/${name}.md`]: note(`tier: '${HTML.replaceAll("'", "")}'\nlast-contact: '${HTML}'\nnext-contact: 2026-11-20`, `- 2026-11-20 call: ${HTML}\n- ${HTML}\n`),
    };
    const rapport = await openRapport({ files });
    const { host, settled, api } = rapport;
    host.commands.execute("rapport:open-review");
    await settled();
    await vi.waitFor(() => expect(host.container.textContent).toContain(name));
    expect(api.problems().some(({ value }) => value?.includes("<script>"))).toBe(true);
    for (const problems of document.querySelectorAll("details")) problems.open = true;
    expect(foreignElements()).toEqual([]);
    openLogDialog(rapport, "Acme");
    expect(find(".rapport-dialog").textContent).toContain(name);
    expect(foreignElements()).toEqual([]);
    await submitLog(rapport, HTML);
    expect(host.notices.length).toBeGreaterThan(0);
    expect(host.notices.map(({ text }) => text).join()).toContain(name);
    expect(host.notices.map(({ text }) => text).join()).toContain("<script>");
    expect(foreignElements()).toEqual([]);
    expect(marker.rapportWasHere).toBeUndefined();
    expect(host.errors).toEqual([]);
  });

  it("HTML and script in a text that is logged: it stands in the note as typed, on its one line", async () => {
    const rapport = await openRapport({ files: { "Clients/Acme.md": note("tier: key") } });
    expect((await log(rapport, "Acme", HTML)).failed).toEqual([]);
    expect(await rapport.read("Clients/Acme.md")).toBe(note("tier: key\nlast-contact: 2026-11-24", `- [[2026-11-24]]: ${HTML}\n`));
  });

  it("HTML and script in the names of new clients and templates: the dialog shows its refusal as text", async () => {
    const rapport = await openRapport({ settings: { clientTemplate: "<img src=x>.md", clientFolders: ["Clients"] } });
    expect(await createClient(rapport, "<img src=x>")).toContain("can’t contain");
    await createClient(rapport, "Acme");
    expect(rapport.host.notices.map(({ text }) => text).join()).toContain("<img src=x>.md");
    expect(foreignElements()).toEqual([]);
  });

  it("HTML and script in settings and the names of tiers: they are shown as text", async () => {
    const tiers = [{ id: "<img src=x>", words: ["<b>x</b>"] }];
    const rapport = await openRapport({ files: { "Clients/Acme.md": note("tier: <img src=x>") }, settings: { tiers, checkInHeading: "<b>Log</b>" } });
    rapport.host.openSettings("rapport");
    rapport.host.commands.execute("rapport:new-client");
    expect(find(".rapport-dialog").textContent).toContain("<img src=x>");
    expect(foreignElements()).toEqual([]);
  });
});

describe("names", () => {
  const ODD = [
    "Ünïcödé & Søn", "Ромашка «Лютик»", "שלום עולם", "مرحبا", "\u202Egnp.exe", "👩‍👩‍👧 Family 🇩🇪", "日本語", "a.b.c", "…", "it's", "100% (sure)!", "$& $1 $`", "{{name}}",
    "<% tp %>", "@home + away = ~", "%20", "#hash", "a^b", "[draft]", "x|y", "semi;colon, comma", 'say "hi"', "back\\slash", "star*", "q?", "a:b", "<tag>", "   spaces   inside", "e\u0301 (decomposed)",
    "zero\u200Bwidth", "tab\tin", "- 2026-11-24 call", "--- ", "constructor", "'single", "`tick`", "&amp;", "a".repeat(200),
  ];

  it("names with every odd character that a file system takes: each client is listed, logged by its path, and given back", async () => {
    const files = Object.fromEntries(ODD.map((name) => [`Clients/${name}.md`, "# Client\n"]));
    const { api, host, read } = await openRapport({ files });
    expect(api.review().map(({ path }) => path).sort()).toEqual(Object.keys(files).sort());
    const clients = Object.keys(files);
    const { logged, failed } = await api.log({ clients, text: "Hello" });
    expect(failed).toEqual([]);
    expect(logged).toEqual(clients);
    for (const path of clients) expect(await read(path)).toBe(`---\nlast-contact: 2026-11-24\n---\n# Client\n\n## Check-ins\n\n${NEW}`);
    expect((await api.undo()).undone).toEqual(clients);
    for (const path of clients) expect(await read(path)).toBe("# Client\n");
    expect(host.errors).toEqual([]);
  });

  it.each(["שלום עולם", "مرحبا بالعالم", "👩‍👩‍👧 Family 🇩🇪", "Ромашка «Лютик»", "it's", "100% (sure)!", "$& $1 $`", "{{name}}", "a.b.c", "- dash", "'quoted'", "null", "yes", "2026-11-24", "key & value, list"])(
    "%s: a new client of that name is made, with it as its title",
    async (name) => {
      const rapport = await openRapport();
      expect(await createClient(rapport, name)).toBeNull();
      expect(await rapport.read(`Clients/${name}.md`)).toContain(`\n# ${name}\n`);
      await rapport.settled();
      expect(rapport.api.client(`Clients/${name}.md`)).toMatchObject({ name, standing: "new" });
      expect((await log(rapport, `Clients/${name}.md`)).failed).toEqual([]);
    },
  );

  it.each(["../x", "..", ".", "../../x", "a/b", "/etc/x", "a\\b", "..\\x", ".hidden", "x.", "C:\\x", "a\u0000b", "con|x", "~/x", "a/../../x"])(
    "%j: a new client of that name is refused, and nothing is written inside or outside of the vault",
    async (name) => {
      const rapport = await openRapport({ files: { "Clients/Acme.md": "# Acme\n" } });
      const around = (await readdir(dirname(rapport.folder))).filter((entry) => !entry.startsWith("vault-")).sort();
      const before = await filesOf(rapport.folder);
      expect(await createClient(rapport, name)).not.toBeNull();
      expect(await filesOf(rapport.folder)).toEqual(before);
      expect((await readdir(dirname(rapport.folder))).filter((entry) => /^(?:x|b)\b/.test(entry) && !around.includes(entry))).toEqual([]);
    },
  );

  it("paths that leave the vault, handed to the API: they are no clients, and nothing is read or written", async () => {
    const { api, host } = await openRapport({ files: { "Clients/Acme.md": "# Acme\n" } });
    for (const path of ["../x.md", "/etc/passwd", "Clients/../../x.md", "file:///etc/passwd", "Clients/..", ""]) {
      expect(await api.log({ clients: [path], text: "Hello" })).toMatchObject({ logged: [], failed: [{ path }] });
      expect(api.client(path)).toBeNull();
    }
    expect(host.writes.size).toBe(0);
  });

  it.each(["quote\" and 'apostrophe'", "a: b", "# hash", "{{date}}", "[x]", "line\nbreak", "%% x", "---"])(
    "%j as the intermediary of a new client: the note's front matter stays readable, or it is refused",
    async (via) => {
      const rapport = await openRapport();
      rapport.host.commands.execute("rapport:new-client");
      const [name, intermediary] = document.querySelectorAll<HTMLInputElement>(".rapport-dialog input[type=text]");
      type("Acme", name ?? null);
      const kind = find<HTMLSelectElement>(".rapport-dialog select");
      kind.value = "indirect";
      kind.dispatchEvent(new Event("change", { bubbles: true }));
      type(via, intermediary ?? null);
      find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
      await rapport.settled();
      expect(rapport.api.problems()).toEqual([]);
      expect(rapport.api.client("Clients/Acme.md")).toMatchObject({ type: "indirect" });
    },
  );

  it.each(["it's \"so\"", "a & b, c", "$& $1", "- x", "{{tier}}", "100%", "null"])("%j in the user's own template: it is filled in as text, and the front matter stays readable", async (name) => {
    const file = name.replaceAll('"', "");
    const template = "---\ntitle: {{name}}\nquoted: \"{{name}}\"\nsingle: '{{name}}'\nlist:\n  - {{name}}\n---\n# {{name}}\n\n{{other}} $& <% tp %>\n";
    const rapport = await openRapport({ files: { "T.md": template }, settings: { clientTemplate: "T.md" } });
    expect(await createClient(rapport, file)).toBeNull();
    await rapport.settled();
    expect(rapport.api.problems()).toEqual([]);
    const made = await rapport.read(`Clients/${file}.md`);
    expect(made).toContain(`\n# ${file}\n\n{{other}} $& <% tp %>\n`);
    const frontMatter = rapport.host.app.metadataCache.getCache(`Clients/${file}.md`)?.frontmatter;
    expect(frontMatter).toMatchObject({ title: file, quoted: file, single: file, list: [file] });
  });
});

describe("size", () => {
  const checkIns = (count: number): string =>
    Array.from({ length: count }, (_, index) => `- 2026-${String(11 - Math.floor((10 * index) / count)).padStart(2, "0")}-01 call: Talk ${index}\n`).join("");

  it("a note of megabytes: it is reviewed, logged in its editor and given back", async () => {
    const text = note("last-contact: 2026-11-01", `- [[2026-11-01]] call: x\n\n## Notes\n\n${"Words and words. ".repeat(60)}\n`.padEnd(1_000) + "More words.\n".repeat(extent(85_000, 420_000)));
    expect(text.length).toBeGreaterThan(extent(1_000_000, 5_000_000));
    const rapport = await openRapport({ files: { "Clients/Acme.md": text } });
    const { editor } = await openNote(rapport, "Clients/Acme.md");
    expect((await log(rapport, "Acme")).failed).toEqual([]);
    expect(await rapport.read("Clients/Acme.md")).toBe(text.replace("last-contact: 2026-11-01", "last-contact: 2026-11-24").replace("## Check-ins\n\n", `## Check-ins\n\n${NEW}`));
    await rapport.api.undo();
    expect(await rapport.read("Clients/Acme.md")).toBe(text);
    expect(editor.getValue()).toBe(text);
  });

  it("check-ins by the thousands in one note: they are all read, a log takes its place among them, and undo gives the bytes back", async () => {
    const count = extent(10_000, 100_000);
    const text = note("last-contact: 2026-11-01", checkIns(count));
    const rapport = await openRapport({ files: { "Clients/Acme.md": text } });
    expect(rapport.api.client("Clients/Acme.md")?.checkIns).toHaveLength(count);
    expect(await rapport.api.log({ clients: ["Acme"], day: "2026-05-15", text: "Hello" })).toMatchObject({ failed: [] });
    const after = await rapport.read("Clients/Acme.md");
    expect(after).toHaveLength(text.length + "- [[2026-05-15]]: Hello\n".length);
    expect(after).toMatch(/- 2026-06-01 [^\n]*\n- \[\[2026-05-15\]\]: Hello\n- 2026-05-01/);
    await rapport.api.undo();
    expect(await rapport.read("Clients/Acme.md")).toBe(text);
  });

  it("a thousand properties: the one that is meant is changed, the others keep their bytes", async () => {
    const yaml = Array.from({ length: 1_000 }, (_, index) => `key-${index}: "[[Value ${index}]]" # ${index}`).join("\n");
    const rapport = await openRapport({ files: { "Clients/Acme.md": note(`${yaml}\nlast-contact: '2026-11-01' # x`) } });
    expect((await log(rapport, "Acme")).failed).toEqual([]);
    expect(await rapport.read("Clients/Acme.md")).toBe(note(`${yaml}\nlast-contact: '2026-11-24' # x`, NEW));
  });

  it("notes of traps for regular expressions: all are indexed, and each can be logged or says why not", async () => {
    const pieces = [["[", 5_000], ["[[", 3_000], ["a", 20_000], [" ", 20_000], ["`", 5_000], ["%%", 3_001], ["<!--", 2_000], ["(a:: ", 2_000], ["- ", 3_000], ["📅", 2_000], ["{{", 5_000]] as const;
    // An odd number of each stays odd: what is opened last never closes.
    const traps = pieces.map(([piece, times]) => piece.repeat(extent(Math.floor(times / 5) | (times % 2), times)));
    const files = Object.fromEntries(
      Array.from({ length: 2 * traps.length }, (_, index) => [`Clients/${index}.md`, `## Check-ins\n\n- 2026-11-0${(index % 9) + 1} call: ${traps[index % traps.length] ?? ""}${index}\n`]),
    );
    const { api, host } = await openRapport({ files });
    expect(api.review()).toHaveLength(2 * traps.length);
    const clients = Object.keys(files).slice(0, traps.length);
    const { logged, failed } = await api.log({ clients, text: "Hello" });
    expect([...logged, ...failed.map(({ path }) => path)].sort()).toEqual([...clients].sort());
    expect(failed.every(({ message }) => message.length > 10)).toBe(true);
    expect(host.errors).toEqual([]);
  });
});

it("main.js holds nothing that could run a note's text: no eval, no Function constructor, no innerHTML", async () => {
  const built = await readFile("main.js", "utf8");
  expect(built).not.toMatch(/\beval\(|new Function\(|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/);
});
