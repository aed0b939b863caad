// @vitest-environment happy-dom
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACME, ACME_PATH, files, openLogDialog, openNote, submitLog } from "../support/acme";
import { openRapport, type Rapport, type RapportOptions } from "./support";
import { find, type } from "./support-ui";

const merged = (local: string, remote: string): string => `<<<<<<< LOCAL\n${local}=======\n${remote}>>>>>>> REMOTE\n`;
const CONFLICT = merged("- [[2026-11-02]] meeting: Quarterly review [satisfaction:: 4]\n", "- [[2026-11-02]] meeting: Review\n");
const IN_LOG = ACME.replace("- [[2026-11-02]] meeting: Quarterly review [satisfaction:: 4]\n", CONFLICT);
const IN_PROPERTIES = ACME.replace("tier: key\n", merged("tier: key\n", "tier: supporting\n"));

const opened = (text: string, options: RapportOptions = {}): Promise<Rapport> => openRapport({ files: { ...files, [ACME_PATH]: text }, ...options });

async function openReview({ host, settled }: Rapport): Promise<void> {
  host.commands.execute("rapport:open-review");
  await settled();
}

describe("a note with an unresolved merge", () => {
  it("is refused a log with a word and keeps its bytes, the other clients are logged", async () => {
    const { api, read } = await opened(IN_LOG);
    const { logged, failed } = await api.log({ clients: ["Acme", "Beta"], text: "Hello" });
    expect(logged).toEqual(["Clients/Beta.md"]);
    expect(failed).toEqual([{ path: ACME_PATH, message: "the note holds an unresolved merge, between lines of <<<<<<< and >>>>>>>; resolve it first" }]);
    expect(await read(ACME_PATH)).toBe(IN_LOG);
  });

  it("is refused a log from the dialog, which keeps its words, and is logged once the merge is resolved", async () => {
    const rapport = await opened(IN_LOG);
    openLogDialog(rapport, "acm");
    await submitLog(rapport, "Hello");
    expect(find(".rapport-error").textContent).toContain("unresolved merge");
    await writeFile(join(rapport.folder, ACME_PATH), ACME);
    await rapport.settled();
    await submitLog(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toContain("[[2026-11-24]] check-in: Hello");
    expect(rapport.api.problems()).toEqual([]);
  });

  it.each([
    ["in its check-ins", IN_LOG],
    ["in its front matter", IN_PROPERTIES],
  ])("%s is refused a log while it is open, and what the editor shows stays", async (_, text) => {
    const rapport = await opened(text);
    const { editor } = await openNote(rapport, ACME_PATH);
    expect((await rapport.api.log({ clients: [ACME_PATH], text: "Hello" })).failed[0]?.message).toContain("unresolved merge");
    expect(editor.getValue()).toBe(text);
    expect(await rapport.read(ACME_PATH)).toBe(text);
  });

  it("is refused a change of its properties", async () => {
    const rapport = await opened(IN_LOG);
    await openNote(rapport, ACME_PATH);
    for (const command of ["set-cadence", "pause-client"]) {
      rapport.host.commands.execute(`rapport:${command}`);
      type("weekly", find(".rapport-dialog input[type=text]"));
      find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
      await rapport.settled();
      expect(find(".rapport-error").textContent).toContain("unresolved merge");
      find(".modal-close-button").click();
    }
    expect(await rapport.read(ACME_PATH)).toBe(IN_LOG);
  });

  it("is refused a tick in the brief", async () => {
    const text = `${IN_LOG}\n- [ ] Send the offer\n`;
    const rapport = await opened(text);
    await openNote(rapport, ACME_PATH);
    await openReview(rapport);
    find<HTMLInputElement>(".rapport-brief-promises input").click();
    await rapport.settled();
    expect(rapport.host.notices.at(-1)?.text).toContain("unresolved merge");
    expect(await rapport.read(ACME_PATH)).toBe(text);
  });

  it("is refused to become a client note", async () => {
    const other = `# Other\n\n${CONFLICT}`;
    const rapport = await openRapport({ files: { "Other.md": other } });
    await openNote(rapport, "Other.md");
    rapport.host.commands.execute("rapport:make-client");
    find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
    await rapport.settled();
    expect(find(".rapport-error").textContent).toContain("unresolved merge");
    expect(await rapport.read("Other.md")).toBe(other);
  });

  it("stands in the review with its last contact, and is a problem that says what to do", async () => {
    const rapport = await opened(IN_LOG);
    expect(rapport.api.client(ACME_PATH)).toMatchObject({ lastContact: "2026-11-02" });
    expect(rapport.api.problems()).toMatchObject([{ path: ACME_PATH, code: "merge" }]);
    await openReview(rapport);
    expect(find(".rapport-problems").textContent).toMatch(/Acme.*delete the lines that start with <<<<<<<, ======= and >>>>>>>/);
  });

  it("says so in Russian", async () => {
    const { api } = await opened(IN_LOG, { language: "ru" });
    expect(api.problems()[0]?.message).toContain("неразрешённый конфликт слияния");
    expect((await api.log({ clients: ["Acme"] })).failed[0]?.message).toContain("неразрешённый конфликт слияния");
  });

  it("in its front matter is that one problem, since its properties can't be read", async () => {
    const { api } = await opened(IN_PROPERTIES);
    expect(api.problems()).toMatchObject([{ path: ACME_PATH, code: "merge" }]);
  });

  it("is seen where nothing else of it would have to be read", async () => {
    const bare = `---\nlast-contact: 2026-11-20\n---\n# Acme\n\n${merged("One\n", "Two\n")}`;
    const { api } = await opened(bare, { indexing: "before-layout" });
    expect(api.problems()).toMatchObject([{ path: ACME_PATH, code: "merge" }]);
  });

  it("is a problem from when sync writes it until it is resolved", async () => {
    const rapport = await opened(ACME);
    await writeFile(join(rapport.folder, ACME_PATH), IN_LOG);
    await rapport.settled();
    expect(rapport.api.problems()).toMatchObject([{ path: ACME_PATH, code: "merge" }]);
    await writeFile(join(rapport.folder, ACME_PATH), ACME);
    await rapport.settled();
    expect(rapport.api.problems()).toEqual([]);
  });

  it("is none where a heading is underlined by seven signs: it is logged", async () => {
    const underlined = `Acme\n=======\n\n${ACME.slice(ACME.indexOf("## Check-ins"))}`;
    const { api, read } = await opened(underlined);
    expect(api.problems()).toEqual([]);
    expect((await api.log({ clients: ["Acme"], text: "Hello" })).failed).toEqual([]);
    expect(await read(ACME_PATH)).toContain("[[2026-11-24]]: Hello");
  });
});
