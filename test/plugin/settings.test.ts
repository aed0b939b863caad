// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../src/domain/settings";
import { openRapport, type Rapport, type RapportOptions } from "./support";
import { find, press, type } from "./support-ui";

/** The settings' window with Rapport's tab, and what is stored. */
interface Tab extends Rapport {
  readonly pane: HTMLElement;
  readonly stored: () => Promise<Settings>;
}

async function openTab(options?: RapportOptions): Promise<Tab> {
  const rapport = await openRapport(options);
  const pane = rapport.host.openSettings("rapport");
  return {
    ...rapport,
    pane,
    stored: async () => {
      await rapport.settled();
      const text = await readFile(join(rapport.folder, ".obsidian/plugins/rapport/data.json"), "utf8").catch(() => "{}");
      return { ...DEFAULT_SETTINGS, ...(JSON.parse(text) as Partial<Settings>) };
    },
  };
}

const names = ({ pane }: Tab): string[] => pane.findAll(".setting-item-name").map(({ textContent }) => textContent);

function row({ pane }: Tab, name: string): HTMLElement {
  const found = pane.findAll(".setting-item").find((el) => el.find(".setting-item-name").textContent === name);
  if (found === undefined) throw new Error(`There is no setting “${name}”`);
  return found;
}

/** Opens pages one after the other, by their rows. */
function goTo(tab: Tab, ...pages: string[]): void {
  for (const page of pages) row(tab, page).click();
}

const back = ({ pane }: Tab): void => pane.find(".setting-page-back").click();

const field = (tab: Tab, name: string): HTMLInputElement => row(tab, name).find("input, textarea") as HTMLInputElement;

function choose(tab: Tab, name: string, value: string): void {
  const select = row(tab, name).find("select") as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

const flip = (tab: Tab, name: string): void => row(tab, name).find(".checkbox-container").click();

const refusal = (tab: Tab, name: string): string | undefined => row(tab, name).querySelector(".setting-item-error")?.textContent;

/** The name of the row that has the focus. */
const focused = (): string | undefined => document.activeElement?.querySelector(".setting-item-name")?.textContent;

/** Adds to a list by the button in its heading. */
function add({ pane }: Tab, list: string): void {
  pane.find(`.rapport-${list} .setting-group-header .extra-setting-button`).click();
}

/** A definition as the search of the settings sees it. */
interface Described {
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly items?: readonly Described[];
}

const withParts = (item: Described): Described[] => [item, ...(item.items ?? []).flatMap(withParts)];

const note = (properties: string): string => `---\n${properties}\n---\n# Client\n`;

describe("each setting reaches what is stored", () => {
  it.each<[name: string, act: (tab: Tab, name: string) => void, change: Partial<Settings>]>([
    ["Client folders", (tab, name) => type(" CRM/People/ \n\nFirms", field(tab, name)), { clientFolders: ["CRM/People", "Firms"] }],
    ["Client folders", (tab, name) => type("", field(tab, name)), { clientFolders: [] }],
    ["Client tags", (tab, name) => type("#crm\nкрм/люди", field(tab, name)), { clientTags: ["crm", "крм/люди"] }],
    [
      "Properties that mark clients",
      (tab, name) => type("kind: client , person\nкатегория:клиент", field(tab, name)),
      { clientMarks: [{ property: "kind", values: ["client", "person"] }, { property: "категория", values: ["клиент"] }] },
    ],
    ["Folders and notes left out", (tab, name) => type("Old\nCRM/List.md", field(tab, name)), { excludedFolders: ["Old", "CRM/List.md"] }],
    ["Template for new clients", (tab, name) => type("My client.md", field(tab, name)), { clientTemplate: "My client.md" }],
    ["Folder for meeting notes", (tab, name) => type("Calls", field(tab, name)), { meetingFolder: "Calls" }],
    ["Language of notes", (tab, name) => choose(tab, name, "ru"), { noteLanguage: "ru" }],
    ["Check-in heading", (tab, name) => type("Log", field(tab, name)), { checkInHeading: "Log" }],
    ["Newest first", flip, { newestFirst: false }],
    ["Default channel", (tab, name) => choose(tab, name, "call"), { defaultChannel: "call" }],
    ["The property “interactions”", flip, { otherLogs: ["interactions"] }],
    ["Tables with a column of days", flip, { otherLogs: ["tables"] }],
    ["Headings that start with a day", flip, { otherLogs: ["headings"] }],
    ["Days after an attempt", (tab, name) => type("0", field(tab, name)), { attemptDays: 0 }],
    ["Mentions in day notes are contacts", flip, { dayNoteMentions: true }],
    ["Contacts with the partner count", flip, { partnerContacts: true }],
    ["Weekends go to Monday", flip, { weekendShift: true }],
  ])("%s", async (name, act, change) => {
    const tab = await openTab({ files: { "My client.md": "# {{title}}\n" } });
    act(tab, name);
    await vi.waitFor(async () => expect(await tab.stored()).toEqual({ ...DEFAULT_SETTINGS, ...change }));
    expect(refusal(tab, name)).toBeUndefined();
  });

  it.each([
    ["Last contact", "last-contact", "seen on"],
    ["Next contact", "next-contact", "ping"],
    ["Cadence", "cadence", "rhythm"],
    ["Type", "type", "kind"],
    ["Duration", "duration", "term"],
    ["Tier", "tier", "level"],
    ["Status", "status", "state"],
    ["Paused until", "paused-until", "sleep"],
    ["Since", "since", "start"],
    ["Company", "company", "firm"],
    ["Through whom", "via", "через"],
  ] as const)("the name of the property %s", async (name, role, written) => {
    const tab = await openTab();
    goTo(tab, "Property names");
    expect(field(tab, name).value).toBe(role);
    type(written, field(tab, name));
    await vi.waitFor(async () => expect((await tab.stored()).propertyNames).toEqual({ ...DEFAULT_SETTINGS.propertyNames, [role]: written }));
    type(" ", field(tab, name));
    await vi.waitFor(async () => expect((await tab.stored()).propertyNames).toEqual(DEFAULT_SETTINGS.propertyNames));
  });

  it("keeps a log that is read when another one is turned off", async () => {
    const tab = await openTab({ settings: { otherLogs: ["headings", "tables"] } });
    flip(tab, "Headings that start with a day");
    await vi.waitFor(async () => expect((await tab.stored()).otherLogs).toEqual(["tables"]));
  });

  it("and the review, at once", async () => {
    const tab = await openTab({ files: { "CRM/Anna.md": note("seen on: 2026-11-02\nrank: key") } });
    expect(tab.api.review()).toEqual([]);
    type("CRM", field(tab, "Client folders"));
    goTo(tab, "Property names");
    type("seen on", field(tab, "Last contact"));
    type("rank", field(tab, "Tier"));
    await vi.waitFor(() => expect(tab.api.review()).toMatchObject([{ name: "Anna", tier: "key", lastContact: "2026-11-02", cadence: "P1M" }]));
    back(tab);
    expect(row(tab, "Property names").find(".setting-item-control").textContent).toBe("rank, seen on");
  });
});

describe("a bad value is refused in its place, and nothing is stored:", () => {
  it.each<[name: string, value: string, message: string, ...pages: string[]]>([
    ["Client folders", "Clients\nCRM: old", "This can’t contain :"],
    ["Folders and notes left out", "a?", "This can’t contain ?"],
    ["Folder for meeting notes", "a|b", "This can’t contain |"],
    ["Client tags", "crm\ntwo words", "“two words” is no tag"],
    ["Client tags", "2026", "“2026” is no tag"],
    ["Properties that mark clients", "type: client\ncategory", "“category” names no value; write “type: client”"],
    ["Properties that mark clients", "category: ,", "“category: ,” names no value; write “type: client”"],
    ["Template for new clients", "Nowhere.md", "There is no note Nowhere.md"],
    ["Check-in heading", "## Log", "This can’t contain #"],
    ["Days after an attempt", "366", "Enter a whole number from 0 to 365"],
    ["Days after an attempt", "1.5", "Enter a whole number from 0 to 365"],
    ["Last contact", "Next-Contact", "“Next-Contact” is read as Next contact already", "Property names"],
    ["Last contact", "snooze_until", "“snooze_until” is read as Paused until already", "Property names"],
    ["Since", "created", "“created” is read as created already", "Property names"],
    ["Tier", "a: b", "This can’t contain :", "Property names"],
    ["Word in notes", " - ", "Enter a word", "supporting"],
    ["Word in notes", "Key", "“Key” is read as key already", "supporting"],
    ["Label (Русский)", "Ключевой", "“Ключевой” is read as key already", "supporting"],
    ["Also written as", "B\nkey", "“key” is read as key already", "supporting"],
    ["Cadence", "every so often", "“every so often” is no cadence; write, for example, 2 weeks, monthly or P2W", "3. short-term · key"],
    ["Cadence", "", "“” is no cadence; write, for example, 2 weeks, monthly or P2W", "7. any client"],
  ])("%s %j", async (name, value, message, ...pages) => {
    const tab = await openTab();
    goTo(tab, ...pages);
    type(value, field(tab, name));
    await vi.waitFor(() => expect(refusal(tab, name)).toBe(message));
    expect(await tab.stored()).toEqual(DEFAULT_SETTINGS);
  });
});

it("shows which names of properties are read without any setting", async () => {
  const tab = await openTab({ settings: { propertyNames: { company: "firm" } } });
  goTo(tab, "Property names");
  expect(row(tab, "Next contact").find(".setting-item-description").textContent).toBe(
    "Also read: next_contact_due, next-followup, next_follow_up, follow-up-date, next_action_date",
  );
  expect(row(tab, "Company").find(".setting-item-description").textContent).toMatch(/^Also read: company, org, /);
  expect(row(tab, "Since").find(".setting-item-description").textContent).toBe("");
});

it.each([
  ["en", "Client folders", "directory"],
  ["en", "Last contact", "last_seen"],
  ["en", "Label (English)", "segment"],
  ["en", "Cadence", "frequency"],
  ["en", "Weekends go to Monday", "working days"],
  ["ru", "Папки клиентов", "каталог"],
  ["ru", "Интервал", "частота"],
] as const)("gives the search the words that users type: %s, %s by “%s”", async (language, name, word) => {
  const { host } = await openTab({ language });
  const { setting } = host.app as unknown as { setting: { activeTab: { settingItems: Described[] } } };
  const all = setting.activeTab.settingItems.flatMap(withParts);
  expect(all.some((item) => item.name === name && item.aliases?.includes(word))).toBe(true);
});

describe("tiers", () => {
  it("are added, renamed, moved and deleted, and rules follow a renamed one", async () => {
    const tab = await openTab();
    add(tab, "tiers");
    await vi.waitFor(() => expect(names(tab)).toContain("New tier"));
    expect(focused()).toBe("New tier");
    press("ArrowUp", document.activeElement ?? undefined, { altKey: true });
    await vi.waitFor(async () => expect((await tab.stored()).tiers.map(({ id }) => id)).toEqual(["key", "New tier", "supporting"]));
    await vi.waitFor(() => expect(focused()).toBe("New tier"));
    goTo(tab, "key");
    type("VIP", field(tab, "Word in notes"));
    type("key\nA", field(tab, "Also written as"));
    await vi.waitFor(async () => expect((await tab.stored()).tiers[0]).toEqual({ id: "VIP", words: ["key", "A"] }));
    expect((await tab.stored()).cadenceRules.slice(0, 3)).toEqual([
      { type: "indirect", tier: "VIP", cadence: "1 month" },
      { type: "indirect", tier: "supporting", cadence: "3 months" },
      { duration: "short-term", tier: "VIP", cadence: "1 week" },
    ]);
    back(tab);
    row(tab, "VIP").find(".mod-delete").click();
    await vi.waitFor(() => expect(names(tab)).not.toContain("VIP"));
    expect(names(tab)).toContain("3. short-term · VIP");
    goTo(tab, "3. short-term · VIP");
    expect((row(tab, "Tier").find("select") as HTMLSelectElement).value).toBe("VIP");
  });

  const OWN: Partial<Settings> = {
    tiers: [
      { id: "Gold", words: [], labels: { en: "gold tier", ru: "золото" } },
      { id: "B", words: ["Silver"], labels: { en: "B", ru: "серебро" } },
      { id: "C", words: ["Bronze"] },
    ],
    cadenceRules: [{ tier: "Gold", cadence: "1 week" }, { tier: "B", cadence: "2 weeks" }, { cadence: "1 month" }],
  };
  const FILES = {
    "Clients/Anna.md": note("last-contact: 2026-11-24\ntier: bronze"),
    "Clients/Ben.md": note("last-contact: 2026-11-24\ntier: GOLD"),
    "Clients/Cleo.md": note("last-contact: 2026-11-24\ntier: b"),
  };

  it("of the user's own work by settings alone", async () => {
    const tab = await openTab({ files: FILES });
    for (const [index, id] of ["Gold", "B", "C"].entries()) {
      add(tab, "tiers");
      await vi.waitFor(() => expect(names(tab)).toContain("New tier"));
      goTo(tab, "New tier");
      const { words, labels } = OWN.tiers?.[index] ?? { words: [] };
      type(words.join("\n"), field(tab, "Also written as"));
      for (const [code, language] of [["en", "English"], ["ru", "Русский"]] as const) {
        if (labels?.[code] !== undefined) type(labels[code], field(tab, `Label (${language})`));
      }
      type(id, field(tab, "Word in notes"));
      await vi.waitFor(async () => expect((await tab.stored()).tiers.map((tier) => tier.id)).toContain(id));
      back(tab);
    }
    for (const tier of ["key", "supporting"]) {
      row(tab, tier).find(".mod-delete").click();
      await vi.waitFor(() => expect(names(tab)).not.toContain(tier));
    }
    for (let left = 6; left > 0; left--) {
      const rules = tab.pane.findAll(".rapport-cadenceRules .mod-delete");
      rules[0]?.click();
      await vi.waitFor(() => expect(tab.pane.findAll(".rapport-cadenceRules .mod-delete")).toHaveLength(left));
    }
    for (const [index, rule] of (OWN.cadenceRules ?? []).slice(0, 2).entries()) {
      add(tab, "cadenceRules");
      await vi.waitFor(() => expect(names(tab)).toContain(`${index + 2}. any client`));
      goTo(tab, `${index + 1}. any client`);
      choose(tab, "Tier", rule.tier ?? "");
      type(rule.cadence, field(tab, "Cadence"));
      back(tab);
    }
    await vi.waitFor(async () => expect(await tab.stored()).toEqual({ ...DEFAULT_SETTINGS, ...OWN }));
    await vi.waitFor(() => expect(tab.api.review().map(({ name, tier, cadence }) => [name, tier, cadence])).toContainEqual(["Ben", "Gold", "P1W"]));
  });

  it.each([
    ["en", ["gold tier · weekly", "B · every 2 weeks", "C · monthly"]],
    ["ru", ["золото · раз в неделю", "серебро · раз в 2 недели", "C · раз в месяц"]],
  ] as const)("are told by their labels: %s", async (language, reasons) => {
    const { api } = await openRapport({ files: FILES, settings: OWN, language });
    expect(api.problems()).toEqual([]);
    const told = (name: string): string | undefined => api.review().find((client) => client.name === name)?.reason;
    expect(["Ben", "Cleo", "Anna"].map(told)).toEqual(reasons.map((reason) => expect.stringContaining(reason) as string));
  });

  it("weigh by their order", async () => {
    const files = Object.fromEntries(["Gold", "B", "C"].map((tier, index) => [`Clients/${"zyx"[index] ?? ""}.md`, note(`last-contact: 2026-11-24\ntier: ${tier}\ncadence: 30`)]));
    const tab = await openTab({ files, settings: OWN });
    const order = (): string => tab.api.review().map(({ tier }) => tier).join();
    expect(order()).toBe("Gold,B,C");
    const last = row(tab, "C");
    last.focus();
    press("ArrowUp", last, { altKey: true });
    await vi.waitFor(() => expect(order()).toBe("Gold,C,B"));
  });
});

it("own channels are added, marked as formal, renamed with the default, and deleted", async () => {
  const tab = await openTab({ files: { "Clients/Anna.md": `${note("tier: key")}\n## Check-ins\n\n- 2026-11-20 coffee: Well\n` } });
  expect(tab.pane.find(".setting-list-empty").textContent).toBe("Only the built-in ones so far");
  add(tab, "channels");
  await vi.waitFor(() => expect(names(tab)).toContain("New channel"));
  choose(tab, "Default channel", "New channel");
  goTo(tab, "New channel");
  type("call", field(tab, "Word in notes"));
  await vi.waitFor(() => expect(refusal(tab, "Word in notes")).toBe("“call” is read as call already"));
  type("coffee", field(tab, "Word in notes"));
  flip(tab, "Formal");
  await vi.waitFor(async () =>
    expect(await tab.stored()).toMatchObject({ channels: [{ id: "coffee", words: [], formal: true }], defaultChannel: "coffee" }),
  );
  await tab.settled();
  expect(tab.api.client("Clients/Anna.md")?.checkIns).toMatchObject([{ channel: "coffee", text: "Well" }]);
  back(tab);
  row(tab, "coffee").find(".mod-delete").click();
  await vi.waitFor(async () => expect((await tab.stored()).channels).toEqual([]));
});

describe("cadence rules", () => {
  const FILES = Object.fromEntries(
    [1, 2, 3].flatMap((number) => [
      [`Clients/Key ${number}.md`, note("last-contact: 2026-11-02\ntier: key\nduration: long-term")],
      [`Clients/Other ${number}.md`, note("last-contact: 2026-11-02")],
    ]),
  );
  const effect = (tab: Tab): string => row(tab, "Effect on due dates").find("[role=status]").textContent;

  it("tell how many due dates a change moves, from the first letter to the last", async () => {
    const tab = await openTab({ files: FILES });
    expect(effect(tab)).toMatch(/^The first rule that fits decides/);
    goTo(tab, "4. long-term · key");
    expect(field(tab, "Cadence").value).toBe("2 weeks");
    type("1", field(tab, "Cadence"));
    await vi.waitFor(() => expect(effect(tab)).toBe("Changes the due date of 3 clients"));
    type("14", field(tab, "Cadence"));
    await vi.waitFor(() => expect(effect(tab)).toBe("Changes no due date"));
    type("14 month", field(tab, "Cadence"));
    await vi.waitFor(() => expect(effect(tab)).toBe("Changes the due date of 3 clients"));
    expect(tab.api.review().find(({ name }) => name === "Key 1")).toMatchObject({ cadence: "P14M", dueOn: "2028-01-02" });
    back(tab);
    expect(effect(tab)).toBe("Changes the due date of 3 clients");
    row(tab, "4. long-term · key").find(".mod-delete").click();
    await vi.waitFor(async () => expect((await tab.stored()).cadenceRules).toHaveLength(6));
    expect(effect(tab)).toBe("Changes the due date of 3 clients");
    expect(tab.api.review().map(({ cadence }) => cadence)).toEqual(Array.from({ length: 6 }, () => "P1M"));
  });

  it("change nothing when one is added, and then by what it says", async () => {
    const tab = await openTab({ files: FILES });
    add(tab, "cadenceRules");
    await vi.waitFor(() => expect(focused()).toBe("7. any client"));
    expect(effect(tab)).toBe("Changes no due date");
    goTo(tab, "7. any client");
    type("раз в неделю", field(tab, "Cadence"));
    await vi.waitFor(() => expect(effect(tab)).toBe("Changes the due date of 3 clients"));
    choose(tab, "Type", "indirect");
    await vi.waitFor(() => expect(effect(tab)).toBe("Changes the due date of 3 clients"));
    choose(tab, "Duration", "short-term");
    await vi.waitFor(async () =>
      expect((await tab.stored()).cadenceRules[6]).toEqual({ type: "indirect", duration: "short-term", cadence: "раз в неделю" }),
    );
    expect(effect(tab)).toBe("Changes no due date");
    choose(tab, "Duration", "");
    await vi.waitFor(async () => expect((await tab.stored()).cadenceRules[6]).toEqual({ type: "indirect", cadence: "раз в неделю" }));
  });

  it("are asked in their order", async () => {
    const tab = await openTab({ files: FILES });
    const last = row(tab, "7. any client");
    for (let index = 6; index > 0; index--) {
      press("ArrowUp", index === 6 ? last : undefined, { altKey: true });
      await vi.waitFor(() => expect(focused()).toBe(`${index}. any client`));
    }
    await vi.waitFor(async () => expect((await tab.stored()).cadenceRules[0]).toEqual({ cadence: "1 month" }));
    expect(tab.api.review().map(({ cadence }) => cadence)).toEqual(Array.from({ length: 6 }, () => "P1M"));
  });
});

it("goes through the vault from the settings, and shows what was accepted", async () => {
  const tab = await openTab({ files: { "CRM/Anna.md": note("type: person\nlast_contact: 2026-11-02"), "CRM/Ben.md": note("type: person\nlast_contact: 2026-11-02") } });
  goTo(tab, "Set up for this vault…");
  await vi.waitFor(() => find(".rapport-adopt .mod-cta"));
  find(".rapport-adopt .mod-cta").click();
  await vi.waitFor(() => expect(field(tab, "Properties that mark clients").value).toContain("type: person"));
});

it("names every control for a screen reader, in Russian too", async () => {
  const tab = await openTab({ language: "ru" });
  for (const pages of [[], ["Имена свойств"], ["ключевой"], ["1. косвенный · ключевой"]]) {
    goTo(tab, ...pages);
    await tab.settled();
    const controls = tab.pane.findAll(".setting-item-control :is(input, select, textarea)");
    expect(controls.length).toBeGreaterThan(3);
    for (const control of controls) {
      const name = document.getElementById(control.getAttribute("aria-labelledby") ?? "");
      expect(name?.textContent).not.toBe("");
      expect(name).toBe(control.closest(".setting-item")?.querySelector(".setting-item-name"));
    }
    if (pages.length > 0) back(tab);
  }
});
