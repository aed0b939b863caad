import type { App } from "obsidian";
import { addDays } from "../../src/domain/local-date";
import { confidentialMode } from "../../src/ui/confidential-mode";
import { filterEntries, NO_FILTER } from "../../src/ui/review/review-arrangement";
import { groupsBy } from "../../src/ui/review/review-groups";
import type { ReviewGroup } from "../../src/ui/review/review-rows";
import type { Services } from "../../src/ui/services";
import { installDomExtensions } from "../../test/host/core/dom-extensions";
import { indexMarkdown } from "../../test/host/core/markdown-index";
import { drawFullList } from "../classes/full-list";
import { LANGUAGE, SETTINGS, startToList, syntheticApp, type Parts } from "../plugin-parts";
import { drawList, type DrawnList } from "./drawn-list";
import { watchRows, withNodesBelow, type RowChanges } from "./row-changes";

/** What the page can be asked for. A list is known by its number of clients, and loaded before all else. */
export interface ListPage {
  /** Takes in a vault with so many clients and all of their words. Works out each one's history; answers how many contacts. */
  load(clients: number): Promise<number>;
  clear(): void;
  /** The plugin's list, made and drawn for the first time in an empty page, with style and layout. */
  draw(clients: number): void;
  /** The same clients, all in the document. */
  drawFull(clients: number): void;
  /** As after each key in the search. Answers how many clients are found. */
  search(clients: number, query: string): number;
  searchFull(clients: number, query: string): number;
  /** Scrolls by half a screen so many times, from top to bottom and again. Answers how far the list is scrolled. */
  scroll(steps: number): number;
  scrollTo(part: number): void;
  /** Names in the document, each with the number of its row from 1 on, headings included. */
  names(): readonly (readonly [number, string])[];
  /** Nodes below the list. */
  nodes(): number;
  /** Keys of the rows that can be seen at least in part. */
  seen(): readonly string[];
  /** Replaces words in the note of a client and draws the list. */
  edit(clients: number, key: string, from: string, to: string): RowChanges;
  /** The next day comes and the list is drawn. */
  rollOver(clients: number): RowChanges;
  reads(clients: number): number;
}

declare global {
  interface Window {
    listPage: ListPage;
  }
}

interface Loaded {
  readonly parts: Parts;
  readonly services: Services;
}

installDomExtensions(window);
const view = document.body.createDiv({ cls: "workspace-leaf-content", attr: { "data-type": "rapport-review" } });
const content = view.createDiv("view-content rapport-review");
content.setCssStyles({ width: "100vw", height: "100vh" });
const scroller = content.createDiv("rapport-scroller");
const loaded = new Map<number, Loaded>();
let list: DrawnList | null = null;

window.listPage = {
  load: async (clients) => {
    const parts = await startToList(syntheticApp(clients * 10, ({ path }) => path.startsWith("Clients/")));
    await parts.index.whenReady();
    loaded.set(clients, { parts, services: servicesOver(parts) });
    return parts.store.review().reduce((sum, { history }) => sum + history.contacts.length, 0);
  },
  clear: () => {
    list = null;
    scroller.empty();
    scroller.scrollTop = 0;
  },
  draw: (clients) => {
    list = drawList(scroller, known(clients).services);
    update(clients);
  },
  drawFull: (clients) => drawFull(clients, groupsIn(clients)),
  search: (clients, query) => {
    const groups = groupsIn(clients, query);
    drawn().update(groups);
    scroller.getBoundingClientRect();
    return countClients(groups);
  },
  searchFull: (clients, query) => {
    const groups = groupsIn(clients, query);
    drawFull(clients, groups);
    return countClients(groups);
  },
  scroll: (steps) => {
    for (let step = 0; step < steps; step++) scrollOn();
    return scroller.scrollTop;
  },
  scrollTo: (part) => scrollTo(part * (scroller.scrollHeight - scroller.clientHeight)),
  names: () => {
    const rows = [...scroller.querySelectorAll<HTMLElement>(".rapport-list > *")];
    const named = rows.map((row, index) => [Number(row.getAttribute("aria-rowindex") ?? index + 1), nameOf(row)] as const);
    return named.filter(([, name]) => name !== "");
  },
  nodes: () => withNodesBelow(drawn().el).length - 1,
  seen: () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const rows = [...scroller.querySelectorAll<HTMLElement>("[data-key]")];
    const isSeen = (box: DOMRect): boolean => box.bottom > top && box.top < bottom;
    return rows.filter((row) => isSeen(row.getBoundingClientRect())).map((row) => row.dataset["key"] ?? "");
  },
  edit: (clients, key, from, to) => {
    const { app } = known(clients).parts;
    const text = app.textOf(key);
    if (!text.includes(from)) throw new Error(`"${from}" is not in ${key}`);
    const changed = text.replace(from, to);
    return changesOf(clients, () => app.change(key, changed, indexMarkdown(changed)));
  },
  rollOver: (clients) => {
    const { store } = known(clients).parts;
    return changesOf(clients, () => store.rollOver(addDays(store.day(), 1)));
  },
  reads: (clients) => known(clients).parts.app.vault.reads,
};

/** As much of the services as a row asks: no names are hidden. */
function servicesOver({ store }: Parts): Services {
  const app = { loadLocalStorage: () => null } as unknown as App;
  return { app, store, language: LANGUAGE, confidential: confidentialMode(app), settings: () => SETTINGS } as Services;
}

function known(clients: number): Loaded {
  const found = loaded.get(clients);
  if (found === undefined) throw new Error(`${clients} clients are not loaded`);
  return found;
}

function drawn(): DrawnList {
  if (list === null) throw new Error("No list is drawn");
  return list;
}

/** What the view hands to its list: the entries that pass, by standing; no group is folded. */
function groupsIn(clients: number, query = ""): readonly ReviewGroup[] {
  const { parts, services } = known(clients);
  return groupsBy("standing", filterEntries(parts.store.review(), NO_FILTER, query), services);
}

function countClients(groups: readonly ReviewGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0);
}

function update(clients: number): void {
  drawn().update(groupsIn(clients));
  scroller.getBoundingClientRect();
}

function drawFull(clients: number, groups: readonly ReviewGroup[]): void {
  drawFullList(scroller, groups, known(clients).services);
}

function changesOf(clients: number, change: () => void): RowChanges {
  const changes = watchRows(drawn().el);
  change();
  update(clients);
  return changes();
}

/** The event comes at once here, not with the next frame. */
function scrollTo(top: number): void {
  scroller.scrollTop = top;
  scroller.dispatchEvent(new Event("scroll"));
}

/** Half a screen down, at the end back to the top. Answers the new place. */
function scrollOn(): number {
  const before = scroller.scrollTop;
  scrollTo(before + scroller.clientHeight / 2);
  if (scroller.scrollTop === before) scrollTo(0);
  return scroller.scrollTop;
}

/** Empty for headings. */
function nameOf(row: HTMLElement): string {
  return row.querySelector(".rapport-row-name")?.textContent ?? "";
}
