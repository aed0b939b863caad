// @vitest-environment happy-dom
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ReviewStore } from "../../src/app/review-store";
import { UndoHistory } from "../../src/app/undo-history";
import type { ReviewEntry } from "../../src/domain/review";
import { addDays } from "../../src/domain/local-date";
import { languageOf } from "../../src/i18n/language";
import { vaultWriter } from "../../src/obsidian/vault-writer";
import { confidentialMode } from "../../src/ui/confidential-mode";
import { drawBrief } from "../../src/ui/review/brief";
import type { BriefServices } from "../../src/ui/review/brief-parts";
import { makeVault, removeVault, startHost } from "../host/node/start-host";
import { find } from "../plugin/support-ui";
import { aClientNote } from "../support/client-notes";
import { aVault, TODAY } from "../support/log";
import { aSettings } from "../support/settings";

const PATH = "Clients/Acme.md";
const NOTE = `---\r
tier: key\r
---\r
# Acme\r
\r
- [ ] Send the [[Offer|offer]] 📅 2026-11-13\r
- [ ] Ask for the plan\r
- [x] Share the report\r
\r
## Check-ins\r
\r
- [[2026-11-20]] call: Renewal, with **Anna**\r
- 2026-11-18 email (attempt): Sent the draft\r
- [[2026-10-02]] meeting: Review [satisfaction:: 4]\r
`;

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  document.body.empty();
});

/** A brief over one real note, and what was asked of its actions. */
async function openBrief(text = NOTE, language = "en") {
  const folder = await makeVault({ [PATH]: text });
  const host = await startHost({ vault: folder });
  closing.push(async () => {
    await host.close();
    await removeVault(folder);
  });
  const store = new ReviewStore(aSettings(), TODAY, languageOf(language).compareNames);
  const writer = vaultWriter(host.app);
  const history = new UndoHistory(writer);
  const conventions = aVault();
  const services: BriefServices = {
    app: host.app,
    store,
    confidential: confidentialMode(host.app),
    language: languageOf(language),
    logging: { clock: { today: () => TODAY, time: () => "10:00" }, writer, undoHistory: history, conventions: () => conventions, findClients: () => [] },
  };
  const asked: string[] = [];
  const ask = (what: string) => (entry: ReviewEntry) => void asked.push(`${what} ${entry.note.name}`);
  const actions = { log: ask("log"), setNextContact: ask("plan"), snooze: ask("snooze"), openAt: (path: string, line: number | null) => void asked.push(`open ${path}:${line ?? ""}`) };
  const show = drawBrief(document.body.createDiv(), services, actions);
  const read = (): Promise<string> => readFile(join(folder, PATH), "utf8");
  /** Takes the note in as it is on the disk and shows it. */
  const refresh = async (): Promise<void> => {
    await host.settled();
    store.put(PATH, { kind: "client", note: aClientNote(await read()) }, null);
    show(store.entry(PATH) ?? null, TODAY);
  };
  await refresh();
  return { services, store, asked, show, read, refresh, history, folder, host };
}

const box = (index: number): HTMLInputElement => {
  const boxes = document.querySelectorAll<HTMLInputElement>(".rapport-brief input");
  const found = boxes[index];
  if (found === undefined) throw new Error(`There are ${boxes.length} promises`);
  return found;
};
const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((el) => el.textContent);

describe("a brief", () => {
  it("says who it is, why, what is open, what happened and how it goes", async () => {
    await openBrief();
    expect(find(".rapport-brief").getAttribute("aria-label")).toBe("Brief: Acme");
    expect(find(".rapport-brief-reason").textContent).toBe("key · monthly · due in 26 days · last: call on 20 Nov");
    expect(texts(".rapport-brief-signs li")).toEqual(["Promises past their day: one open promise was due 13 Nov"]);
    expect(texts(".rapport-brief-promises li")).toEqual(["Next step Send the offer · was due 13 Nov", "Ask for the plan"]);
    expect(texts(".rapport-brief-latest li")).toEqual(["20 Novcall · Renewal, with Anna", "18 Novemail · attempt · Sent the draft", "2 Octmeeting4Review"]);
    expect(texts(".rapport-brief-part")).toEqual(["Satisfaction 4", "12 months 1\u00A0×\u00A0call, 1\u00A0×\u00A0meeting · 1\u00A0formal, 1\u00A0informal"]);
    expect(find(".rapport-brief-scores").getAttribute("aria-label")).toBe("4 on 2 Oct");
  });

  it("names a standing that asks for something", async () => {
    await openBrief(NOTE.replaceAll("2026-11-20", "2026-08-20"), "ru");
    expect(find(".rapport-brief-reason").textContent).toMatch(/^Просрочен · ключевой · /);
  });

  it("opens a check-in's line", async () => {
    const { asked } = await openBrief();
    for (const link of document.querySelectorAll<HTMLElement>(".rapport-brief-day")) link.click();
    expect(asked).toEqual([`open ${PATH}:11`, `open ${PATH}:12`, `open ${PATH}:13`]);
  });

  it("offers what can be done, in a note that says nothing too", async () => {
    const { asked } = await openBrief("# Acme\n");
    expect(texts(".rapport-brief-part")).toEqual([
      "Next step None yet. Set next contact",
      "Open promises None. The open tasks of this note appear here.",
      "Last check-ins No check-ins yet. Log the first one",
    ]);
    for (const button of document.querySelectorAll<HTMLElement>(".rapport-brief-actions button, .rapport-brief-body button")) button.click();
    expect(asked).toEqual(["log Acme", "plan Acme", "snooze Acme", "plan Acme", "log Acme"]);
  });

  it("is drawn anew only for another entry or another day, and is gone without a client", async () => {
    const { show, store } = await openBrief();
    const entry = store.entry(PATH) ?? null;
    const first = find(".rapport-brief-latest");
    show(entry, TODAY);
    expect(find(".rapport-brief-latest")).toBe(first);
    show(entry, addDays(TODAY, 1));
    expect(find(".rapport-brief-latest")).not.toBe(first);
    show(null, TODAY);
    expect(find(".rapport-brief").style.display).toBe("none");
  });

  it("keeps the focus where what had it is gone", async () => {
    const { folder, refresh } = await openBrief("# Acme\n");
    const offers = document.querySelectorAll<HTMLElement>(".rapport-brief-body button");
    offers[1]?.focus();
    await writeFile(join(folder, PATH), NOTE);
    await refresh();
    expect(document.activeElement).toBe(find(".rapport-brief-fold"));
  });

  it("stays folded, in a brief made later too", async () => {
    const { services } = await openBrief();
    const fold = find(".rapport-brief-fold");
    expect(fold.getAttribute("aria-expanded")).toBe("true");
    fold.click();
    expect([fold.getAttribute("aria-expanded"), find(".rapport-brief-body").style.display]).toEqual(["false", "none"]);
    const later = document.body.createDiv();
    const nothing = (): void => undefined;
    drawBrief(later, services, { log: nothing, setNextContact: nothing, snooze: nothing, openAt: nothing });
    expect(later.querySelector(".rapport-brief-fold")?.getAttribute("aria-expanded")).toBe("false");
  });
});

describe("a promise in a brief", () => {
  const TICKED = NOTE.replace("- [ ] Send the [[Offer|offer]] 📅 2026-11-13", "- [x] Send the [[Offer|offer]] 📅 2026-11-13 ✅ 2026-11-24");

  it("is ticked in the note, stays where it was with the focus on it, and can be opened again", async () => {
    const { read, refresh } = await openBrief();
    box(0).focus();
    box(0).click();
    await refresh();
    expect(await read()).toBe(TICKED);
    expect(document.activeElement).toBe(box(0));
    expect(box(0).checked).toBe(true);
    expect(texts(".rapport-brief-promises li")).toEqual(["Send the offer · was due 13 Nov", "Next step Ask for the plan"]);
    box(0).click();
    await refresh();
    expect(await read()).toBe(NOTE);
    expect(box(0).checked).toBe(false);
  });

  it("is taken back by undo", async () => {
    const { read, refresh, history } = await openBrief();
    box(0).click();
    await refresh();
    expect((await history.undo()).undone).toEqual([PATH]);
    expect(await read()).toBe(NOTE);
  });

  it("is gone from the brief once another client was shown", async () => {
    const { refresh, show } = await openBrief();
    box(0).click();
    await refresh();
    show(null, TODAY);
    await refresh();
    expect(texts(".rapport-brief-promises li")).toEqual(["Next step Ask for the plan"]);
  });

  it("that has changed since is left as it is, and the user is told", async () => {
    const { read, folder, host } = await openBrief();
    const changed = NOTE.replace("Send the", "Sign the");
    await writeFile(join(folder, PATH), changed);
    await host.settled();
    box(0).click();
    await host.settled();
    expect(await read()).toBe(changed);
    expect(box(0).checked).toBe(false);
    expect(find(".notice").textContent).toContain("Acme: the promise has changed");
  });
});
