/** Days by note: its path inside its vault folder, and a local day as `YYYY-MM-DD`. */
export type DayByNote = Readonly<Record<string, string>>;

/** How the people of a vault can be told from its other notes; `holds` is how many of them have the mark. */
export interface Mark {
  readonly by: "folder" | "file-name" | "property" | "tag" | "body-tag";
  readonly value: string;
  readonly holds: number;
}

/** All notes right in `folder` and below, but `except`; the root of the vault is the empty string. */
export interface PeopleFolder {
  readonly folder: string;
  readonly except: readonly string[];
}

/** A note with a day and, in a participant property, links; `people` are the notes that these resolve to, in order. */
export interface Meeting {
  readonly path: string;
  readonly day: string;
  readonly people: readonly string[];
}

/** A meeting by its meaning that no participant property links to people, so that no setting can make it evidence. */
export interface UnlinkedMeeting extends Meeting {
  readonly named: "slug-in-property" | "body-line" | "email-property";
}

/** Interactions written down in another form than check-ins; `days` are those that can be read, in the note's order. */
export interface Log {
  readonly form:
    | "table"
    | "dated-list"
    | "dated-heading"
    | "timestamp-list"
    | "dated-link"
    | "dated-embed"
    | "day-note-section"
    | "day-note-link"
    | "index-table";
  readonly heading: string | null;
  /** The shape of a line or the columns of a table; `<…>` stands for what varies. */
  readonly line: string;
  readonly path: string;
  readonly days: readonly string[];
  /** Whom the interactions are with; empty where the note names them in words only. */
  readonly people: readonly string[];
}

/** What a careful reader finds in one vault; every path is relative to its folder. */
export interface VaultTruth {
  readonly folders?: readonly PeopleFolder[];
  readonly notes?: readonly string[];
  readonly count: number;
  readonly marks: readonly Mark[];
  readonly lastContact?: DayByNote;
  readonly nextContact?: DayByNote;
  readonly cadence?: Readonly<Record<string, string>>;
  readonly meetings?: readonly Meeting[];
  readonly unlinkedMeetings?: readonly UnlinkedMeeting[];
  readonly logs?: readonly Log[];
}

/** Notes of which two careful readers would say different things: neither missing nor having them is an error. */
export interface Arguable {
  readonly why:
    | "owner"
    | "author-of-works"
    | "website-author"
    | "place"
    | "historical-institution"
    | "documentation"
    | "product-company";
  readonly folders?: readonly string[];
  readonly notes?: readonly string[];
}

/** A property with one of the names of last contact, next contact or cadence that says nothing, or nothing readable. */
export interface Unread {
  readonly vault: string;
  readonly path: string;
  readonly role: "last-contact" | "next-contact" | "cadence";
  readonly property: string;
  readonly reason: "empty" | "placeholder";
}

/** A log's form that a template or a guide prescribes and no note of the vaults follows yet. */
export interface PrescribedLog {
  readonly vault: string;
  readonly path: string;
  readonly heading: string;
  readonly line: string;
}

/** Something that looks like a log of interactions and holds none that could be taken over. */
export interface NoLog {
  readonly vault: string;
  readonly paths: readonly string[];
  readonly heading: string;
  readonly why: "query" | "undated" | "project-history" | "decisions" | "changelog" | "plans";
}

/**
 * A property under a name that has no alias. `notes` and `templates` count the notes of the vault whose front matter
 * has it; templates are those with `template` or `vorlagen` in their path.
 */
export interface PropertyBeyond {
  readonly property: string;
  readonly means:
    | "participants"
    | "next-contact"
    | "since"
    | "company"
    | "phone"
    | "email"
    | "client-mark"
    | "something-else";
  readonly vault: string;
  readonly notes: number;
  readonly templates: number;
}

/** The notes of `paths` (all those of one vault, relative to it) that the truth takes for people and organisations. */
export function peopleAmong(truth: VaultTruth, paths: readonly string[]): readonly string[] {
  const inFolder = ({ folder, except }: PeopleFolder, path: string): boolean =>
    (folder === "" || path.startsWith(`${folder}/`)) && !except.includes(path);
  return paths.filter((path) => truth.notes?.includes(path) || truth.folders?.some((folder) => inFolder(folder, path)));
}

const IMISIC_2026 = "05-Interactions/2026";
const KLONDIKE_MEETINGS = "01-Projects/002 Торговый маршрут Дакбург — Клондайк/Meetings";

/** The vaults that keep people, by folder name. */
export const EXPECTED: Readonly<Record<string, VaultTruth>> = {
  "DavidROliverBA+MeKB": {
    notes: ["Person - Alex Rivera.md", "Person - Sarah Chen.md"],
    count: 2,
    marks: [
      { by: "property", value: "type: Person", holds: 2 },
      { by: "file-name", value: "Person - <name>", holds: 2 },
      { by: "property", value: "relationship_type: client", holds: 1 },
    ],
    lastContact: { "Person - Alex Rivera.md": "2026-02-06", "Person - Sarah Chen.md": "2026-02-04" },
    nextContact: { "Person - Alex Rivera.md": "2026-03-01", "Person - Sarah Chen.md": "2026-02-11" },
    cadence: { "Person - Alex Rivera.md": "monthly", "Person - Sarah Chen.md": "monthly" },
    meetings: [
      { path: "Interaction - 2026-02-04 Sarah Chen.md", day: "2026-02-04", people: ["Person - Sarah Chen.md"] },
      { path: "Meeting - 2026-01-10 Sprint Planning.md", day: "2026-01-10", people: ["Person - Sarah Chen.md"] },
    ],
    logs: [
      {
        form: "table",
        heading: "Interaction Log",
        line: "| Date | Type | Summary |",
        path: "Person - Sarah Chen.md",
        days: ["2026-02-04", "2026-01-15", "2025-12-01"],
        people: ["Person - Sarah Chen.md"],
      },
      {
        form: "dated-link",
        heading: "Related",
        line: "- [[<Interaction or Meeting> - <day> <name>]] - <text>",
        path: "Person - Sarah Chen.md",
        days: ["2026-02-04", "2026-01-10"],
        people: ["Person - Sarah Chen.md"],
      },
      {
        form: "day-note-link",
        heading: "Links captured",
        line: "- [[<person>]] - <text>",
        path: "Daily/2026/2026-02-04.md",
        days: ["2026-02-04"],
        people: ["Person - Sarah Chen.md"],
      },
    ],
  },
  "benoror+obsidianos_work": {
    notes: ["Teams/People/@Jane Doe.md"],
    count: 1,
    marks: [
      { by: "folder", value: "Teams/People", holds: 1 },
      { by: "file-name", value: "@<name>", holds: 1 },
    ],
    meetings: [
      {
        path: "Meetings/Example Meeting - 2026-01-01.md",
        day: "2026-01-01",
        people: ["Teams/People/@Me.md", "Teams/People/@Jane Doe.md"],
      },
    ],
  },
  "bramses+bramses-highly-opinionated-vault-2023": {
    folders: [{ folder: "Databases/CRM", except: ["Databases/CRM/CRM.md"] }],
    count: 2,
    marks: [
      { by: "folder", value: "Databases/CRM", holds: 2 },
      { by: "tag", value: "people", holds: 2 },
    ],
    lastContact: { "Databases/CRM/Jane Doe.md": "2022-01-01", "Databases/CRM/John Doe.md": "2022-01-01" },
  },
  "broekema41+obsidian-vcf-contacts": {
    folders: [
      {
        folder: "assets/demo-data/markdown",
        except: ["assets/demo-data/markdown/kite surf spot zandmotor.md"],
      },
    ],
    count: 17,
    marks: [
      { by: "folder", value: "assets/demo-data/markdown", holds: 17 },
      { by: "property", value: "VERSION: 4.0", holds: 17 },
      { by: "body-tag", value: "Contact", holds: 15 },
      { by: "property", value: "KIND: org", holds: 2 },
    ],
  },
  "czottmann+obsidian-people": {
    notes: ["People/Jane Doe.md"],
    count: 1,
    marks: [
      { by: "folder", value: "People", holds: 1 },
      { by: "tag", value: "Person", holds: 1 },
    ],
  },
  "dmitry626+lifeos-starter": {
    folders: [{ folder: "Persons", except: ["Persons/README.md"] }],
    count: 5,
    marks: [
      { by: "folder", value: "Persons", holds: 5 },
      { by: "tag", value: "person", holds: 5 },
    ],
    unlinkedMeetings: [
      {
        path: `${KLONDIKE_MEETINGS}/1902-01-22 Переговоры с Зигзагом МакКряком.md`,
        day: "1902-01-22",
        people: ["Persons/Зигзаг МакКряк.md"],
        named: "body-line",
      },
      {
        path: `${KLONDIKE_MEETINGS}/1902-02-05 Координация с Билли по складу.md`,
        day: "1902-02-05",
        people: ["Persons/Билли.md"],
        named: "body-line",
      },
      {
        path: `${KLONDIKE_MEETINGS}/1902-02-10 Разведка конкурента Гломгольда.md`,
        day: "1902-02-10",
        people: ["Persons/Дилли.md"],
        named: "body-line",
      },
    ],
    logs: [
      {
        form: "dated-heading",
        heading: null,
        line: "### <day> — <title>, the persons linked in the paragraph below",
        path: "Docs/McDuck Enterprises/Журнал руководителя/Log.md",
        days: ["1902-01-20", "1902-01-22", "1902-02-05"],
        people: ["Persons/Зигзаг МакКряк.md", "Persons/Билли.md"],
      },
    ],
  },
  "igianni84+SecondBrainUltra": {
    folders: [{ folder: "people", except: ["people/INDEX.md", "people/README.md"] }],
    count: 1,
    marks: [
      { by: "folder", value: "people", holds: 1 },
      { by: "property", value: "type: person", holds: 1 },
    ],
    lastContact: { "people/jane-doe.md": "2026-01-15" },
    unlinkedMeetings: [
      {
        path: "raw/meetings/2026-01-15-acme-kickoff.md",
        day: "2026-01-15",
        people: ["people/jane-doe.md"],
        named: "slug-in-property",
      },
    ],
    logs: [
      {
        form: "dated-list",
        heading: "Interactions log",
        line: "- <day>: [[<meeting note>|<topic>]] — <text>",
        path: "people/jane-doe.md",
        days: ["2026-01-15"],
        people: ["people/jane-doe.md"],
      },
      {
        form: "index-table",
        heading: "Active contacts",
        line: "| Name | Role | Organization | Last interaction | Status |",
        path: "people/INDEX.md",
        days: ["2026-01-15"],
        people: ["people/jane-doe.md"],
      },
      {
        form: "day-note-link",
        heading: "What I did",
        line: "- <text> [[<person>|<name>]] <text>",
        path: "daily/2026-01-15.md",
        days: ["2026-01-15"],
        people: ["people/jane-doe.md"],
      },
      {
        form: "dated-list",
        heading: "Timeline",
        line: "- <day>: <text that names the person in words>",
        path: "WORK/initiatives/acme-payments-rewrite.md",
        days: ["2026-01-15"],
        people: [],
      },
    ],
  },
  "imisic+claude-obsidian-vault": {
    folders: [{ folder: "04-People", except: ["04-People/Sam-Rivera.md"] }],
    notes: ["07-Areas/06-Organization/Partners/Northwind.md"],
    count: 10,
    marks: [
      { by: "folder", value: "04-People", holds: 9 },
      { by: "property", value: "type: person", holds: 9 },
      { by: "property", value: "type: partner", holds: 1 },
      { by: "folder", value: "07-Areas/06-Organization/Partners", holds: 1 },
    ],
    meetings: [
      {
        path: `${IMISIC_2026}/2026-03-02-general-northwind-intro.md`,
        day: "2026-03-02",
        people: ["04-People/Sam-Rivera.md", "04-People/David-Klein.md", "04-People/Hannah-Vogel.md"],
      },
      {
        path: `${IMISIC_2026}/2026-03-03-async-design-review.md`,
        day: "2026-03-03",
        people: ["04-People/Sam-Rivera.md", "04-People/Sofia-Costa.md", "04-People/Raj-Patel.md"],
      },
      {
        path: `${IMISIC_2026}/2026-03-03-sync-orion-engineering.md`,
        day: "2026-03-03",
        people: [
          "04-People/Sam-Rivera.md",
          "04-People/Raj-Patel.md",
          "04-People/Sofia-Costa.md",
          "04-People/Arun-Shah.md",
        ],
      },
      {
        path: `${IMISIC_2026}/2026-03-04-steerco-project-alpha.md`,
        day: "2026-03-04",
        people: [
          "04-People/Sam-Rivera.md",
          "04-People/Jordan-Lee.md",
          "04-People/Morgan-Hayes.md",
          "04-People/Elena-Rossi.md",
          "04-People/David-Klein.md",
          "04-People/Mia-Fischer.md",
          "04-People/Raj-Patel.md",
        ],
      },
      {
        path: `${IMISIC_2026}/2026-03-05-1on1-jordan-lee.md`,
        day: "2026-03-05",
        people: ["04-People/Sam-Rivera.md", "04-People/Jordan-Lee.md"],
      },
    ],
    unlinkedMeetings: [
      {
        path: `${IMISIC_2026}/2026-03-04-email-discovery-readout.md`,
        day: "2026-03-04",
        people: ["04-People/Mia-Fischer.md", "04-People/Sam-Rivera.md"],
        named: "email-property",
      },
      {
        path: `${IMISIC_2026}/2026-03-05-email-partner-terms.md`,
        day: "2026-03-05",
        people: ["04-People/David-Klein.md", "04-People/Sam-Rivera.md", "04-People/Jordan-Lee.md"],
        named: "email-property",
      },
    ],
    logs: [
      {
        form: "timestamp-list",
        heading: "Thread activity",
        line: "- **<day> <time>** [[<person>]]: <text>",
        path: `${IMISIC_2026}/2026-03-05-email-partner-terms.md`,
        days: ["2026-03-04", "2026-03-05"],
        people: ["04-People/Sam-Rivera.md", "04-People/David-Klein.md"],
      },
    ],
  },
  "jlrjr+obsidian-example-daily": {
    folders: [
      { folder: "References/People", except: [] },
      { folder: "References/Companies", except: [] },
    ],
    count: 5,
    marks: [
      { by: "folder", value: "References/People", holds: 2 },
      { by: "folder", value: "References/Companies", holds: 3 },
      { by: "property", value: "type: person", holds: 2 },
      { by: "tag", value: "person", holds: 2 },
      { by: "property", value: "type: company", holds: 3 },
      { by: "tag", value: "company", holds: 3 },
    ],
    logs: [
      {
        form: "day-note-section",
        heading: "Meetings",
        line: "### <title> [[<company>]], then - [[<company or person>]], one item each",
        path: "Journals/Daily/2026-03-12.md",
        days: ["2026-03-12"],
        people: ["References/Companies/Company ABC.md", "References/People/Person B.md"],
      },
    ],
  },
  "kepano+kepano-obsidian": {
    notes: ["References/Steph Ango.md"],
    count: 1,
    marks: [{ by: "property", value: "categories: [[People]]", holds: 1 }],
    meetings: [
      {
        path: "Notes/2023-09-12 Meeting with Steph.md",
        day: "2023-09-12",
        people: ["References/Steph Ango.md"],
      },
    ],
  },
  "masonlr+obsidian-starter-templates": {
    folders: [
      { folder: "researcher/people", except: [] },
      { folder: "researcher_with_plugins/people", except: [] },
    ],
    count: 6,
    marks: [
      { by: "folder", value: "researcher/people", holds: 3 },
      { by: "folder", value: "researcher_with_plugins/people", holds: 3 },
    ],
    logs: [
      {
        form: "day-note-link",
        heading: null,
        line: "<text> [[<person>]] <text>",
        path: "researcher_with_plugins/log/2021-03-14.md",
        days: ["2021-03-14"],
        people: ["researcher_with_plugins/people/Collaborator A.md"],
      },
    ],
  },
  "thephm+hal_md": {
    notes: ["test_data/john-doe/John Doe.md"],
    count: 1,
    marks: [{ by: "tag", value: "person", holds: 1 }],
    logs: [
      {
        form: "dated-embed",
        heading: "Notes",
        line: "![[<person's folder>/<day>.md]]",
        path: "test_data/john-doe/John Doe.md",
        days: ["2024-01-15"],
        people: ["test_data/john-doe/John Doe.md"],
      },
    ],
  },
  "vdmeer-rm+Safeguarding_Healthy_Future": {
    folders: [
      {
        folder: "Persons",
        except: [
          "Persons/Kraamhulp.md",
          "Persons/Moedercursussen.md",
          "Persons/maternatiy help.md",
          "Persons/melkkeuken.md",
          "Persons/weegbureau.md",
          "Persons/wijkgebouwen.md",
        ],
      },
    ],
    count: 84,
    marks: [
      { by: "folder", value: "Persons", holds: 84 },
      { by: "body-tag", value: "person", holds: 79 },
    ],
  },
};

export const VAULTS_WITHOUT_PEOPLE: readonly string[] = [
  "AgriciDaniel+claude-obsidian",
  "FreakinWard+awarded-obsidian",
  "GSA+digitalgov.gov",
  "GuppyTheCat+obsidian-second-brain",
  "TheThoughtagen+agenticcrm",
  "baquaz+Obsidian-LifeOS-Demo-Vault",
  "blacksmithgu+obsidian-dataview",
  "callumalpass+tasknotes",
  "dendronhq+dendron-site",
  "dendronhq+handbook",
  "echinopscis+echinopscis-sample-vault",
  "foambubble+foam",
  "groepl+Obsidian-Templates",
  "jezweb+office-town-starter",
  "katharinaecke+second-brain-starter-kit",
  "kobbikobb+life",
  "kv0906+pm-kit",
  "lukeinglis+work-vault",
  "obsidian-tasks-group+obsidian-tasks",
  "obsidianmd+obsidian-importer",
  "oldwinter+knowledge-garden",
  "platers+obsidian-linter",
  "prounds-4+personal-os",
  "resistec+obsidian-osint-templates",
  "tech1ee+techknowledgebase",
  "tonydzi+second-brain-starter-kit",
  "vinodsharma10x+ai-brain-kit",
];

/** Templates, indexes, meetings and other notes that carry a person's marks and must never be among the clients. */
export const NOT_CLIENTS: Readonly<Record<string, readonly string[]>> = {
  "DavidROliverBA+MeKB": [
    "Templates/Person.md",
    "Templates/Interaction.md",
    "Templates/Meeting.md",
    "Interaction - 2026-02-04 Sarah Chen.md",
    "Meeting - 2026-01-10 Sprint Planning.md",
    "Daily/2026/2026-02-04.md",
  ],
  "FreakinWard+awarded-obsidian": [
    "Extras/Templates/Template - Person.md",
    "Extras/Templates/Template - Meeting.md",
    "Extras/Templates/Template - 1-on-1.md",
    "Extras/Guides/How to Automatically Link a Meeting to the Correct Company Based on Who Attended the Meeting.md",
    "Extras/Guides/Need help - Contact me for 1-on-1 consulting.md",
  ],
  "GuppyTheCat+obsidian-second-brain": [
    "Categories/People.md",
    "Categories/Companies.md",
    "Templates/People Template.md",
    "Templates/Friend Template.md",
    "Templates/Entrepreneur Template.md",
    "Templates/Company Template.md",
    "Templates/Meeting Template.md",
  ],
  "TheThoughtagen+agenticcrm": ["templates/contact.md", "README.md"],
  "baquaz+Obsidian-LifeOS-Demo-Vault": ["Review/Weekly/2024-W43.md", "Review/Weekly/2024-W44.md"],
  "benoror+obsidianos_work": ["Meetings/Example Meeting - 2026-01-01.md", "Teams/+Engineering.md", "USER.md"],
  "bramses+bramses-highly-opinionated-vault-2023": ["Databases/CRM/CRM.md", "Computed/CRM.md", "Templates/People.md"],
  "broekema41+obsidian-vcf-contacts": ["README.md"],
  "czottmann+obsidian-people": ["Templates/Person.md", "Templates/README.md", "README.md"],
  "dendronhq+handbook": [
    "notes/handbook.people.md",
    "notes/templates.people.md",
    "notes/user.md",
    "notes/schemas.user.md",
  ],
  "dmitry626+lifeos-starter": [
    "Persons/README.md",
    "Templates/Person Template.md",
    "Templates/Meeting Template.md",
    "Docs/Семья/Племянники.md",
    `${KLONDIKE_MEETINGS}/1902-01-22 Переговоры с Зигзагом МакКряком.md`,
    "00-Inbox/Гломгольд прислал поздравительную открытку.md",
  ],
  "echinopscis+echinopscis-sample-vault": ["templates/bionomia.md"],
  "groepl+Obsidian-Templates": ["Templates/4_Person Template.md", "Templates/5_Meeting Notes Template.md"],
  "igianni84+SecondBrainUltra": [
    "people/INDEX.md",
    "people/README.md",
    "raw/meetings/2026-01-15-acme-kickoff.md",
    "raw/articles/2026-01-10-remote-first-principles.md",
    "WORK/initiatives/acme-payments-rewrite.md",
  ],
  "imisic+claude-obsidian-vault": [
    "_templates/person.md",
    "_templates/partner.md",
    "_templates/meeting-1on1.md",
    `${IMISIC_2026}/2026-03-05-1on1-jordan-lee.md`,
    `${IMISIC_2026}/2026-03-05-email-partner-terms.md`,
    "07-Areas/06-Organization/Teams/New-Ventures.md",
    "07-Areas/06-Organization/Products/Orion.md",
    "03-Projects/Project-Alpha.md",
  ],
  "jezweb+office-town-starter": [
    "templates/contact.md",
    "templates/org.md",
    "templates/profile.md",
    "wiki/owner/bio.md",
  ],
  "jlrjr+obsidian-example-daily": [
    ".md",
    "templates/person.md",
    "templates/company.md",
    "References/Projects/My Team Project.md",
    "Journals/Daily/2026-03-12.md",
  ],
  "katharinaecke+second-brain-starter-kit": ["Vorlagen/Person.md"],
  "kepano+kepano-obsidian": [
    "Categories/People.md",
    "Categories/Companies.md",
    "Categories/Meetings.md",
    "Templates/People Template.md",
    "Templates/Contact Template.md",
    "Templates/Company Template.md",
    "Templates/Author Template.md",
    "Notes/2023-09-12 Meeting with Steph.md",
  ],
  "kobbikobb+life": ["_templates/person.md", "_templates/coworker.md", "_templates/meeting.md"],
  "kv0906+pm-kit": ["_templates/meeting.md"],
  "lukeinglis+work-vault": ["Templates/person.md", "Templates/meeting.md", "docs/examples/meeting-note.md"],
  "masonlr+obsidian-starter-templates": [
    "researcher/scratch/2020-05-25.md",
    "researcher_with_plugins/log/2021-03-14.md",
  ],
  "obsidianmd+obsidian-importer": ["tests/csv/expected/comprehensive-test/Meeting Notes.md"],
  "platers+obsidian-linter": [
    "test-vault/obsidian-mode/move-tag-to-yaml.md",
    "test-vault/obsidian-mode/move-tag-to-yaml.linted.md",
  ],
  "prounds-4+personal-os": [
    "Templates/Person.md",
    "Templates/Organization.md",
    "Templates/Event.md",
    "docs/03-the-crm.md",
  ],
  "resistec+obsidian-osint-templates": ["Templates/Person.md", "Templates/Organization.md", "Templates/Account.md"],
  "thephm+hal_md": [
    "templates/Person.md",
    "templates/Organization.md",
    "templates/Place.md",
    "templates/email.md",
    "docs/person_frontmatter.md",
  ],
  "tonydzi+second-brain-starter-kit": [
    "crm-template/card-template.md",
    "crm-template/README.md",
    "crm-template/PIPELINE.md",
  ],
  "vdmeer-rm+Safeguarding_Healthy_Future": [
    "Templates/Person.md",
    "Templates/Organisation.md",
    "Persons/Kraamhulp.md",
    "Persons/melkkeuken.md",
    "Meetings/Conversation with Wim Corsten.md",
    "Log book/202110131235.md",
  ],
  "vinodsharma10x+ai-brain-kit": [
    "_context/icp.md",
    "_context/me.md",
    "_templates/person.md",
    "_templates/customer-interview.md",
    "people/README.md",
  ],
};

/** By vault; a note here is in neither `EXPECTED` nor `NOT_CLIENTS`. */
export const ARGUABLE: Readonly<Record<string, readonly Arguable[]>> = {
  "AgriciDaniel+claude-obsidian": [
    { why: "documentation", notes: ["examples/sample-vault/wiki/entities/Example Maintainer.md"] },
  ],
  "GSA+digitalgov.gov": [{ why: "website-author", folders: ["content/authors"] }],
  "benoror+obsidianos_work": [{ why: "owner", notes: ["Teams/People/@Me.md"] }],
  "broekema41+obsidian-vcf-contacts": [
    { why: "place", notes: ["assets/demo-data/markdown/kite surf spot zandmotor.md"] },
  ],
  "czottmann+obsidian-people": [{ why: "owner", notes: ["People/Carlo Zottmann.md"] }],
  "dendronhq+dendron-site": [
    { why: "documentation", notes: ["vault/people.ent.joe-appleseed.md", "vault/user.example.username.md"] },
  ],
  "imisic+claude-obsidian-vault": [{ why: "owner", notes: ["04-People/Sam-Rivera.md"] }],
  "kepano+kepano-obsidian": [
    { why: "author-of-works", notes: ["References/Kevin Kelly.md", "References/Paul Chambers.md"] },
    { why: "product-company", notes: ["References/Obsidian.md"] },
  ],
  "obsidianmd+obsidian-importer": [
    { why: "author-of-works", folders: ["tests/airtable/expected/example-base/Airtable/Example base/Authors"] },
  ],
  "vdmeer-rm+Safeguarding_Healthy_Future": [
    { why: "historical-institution", folders: ["Organisations", "Preventive infrastructure"] },
  ],
};

/** All of them stand in templates, but for the empty `follow_up_date` of one interaction note. */
export const UNREAD: readonly Unread[] = [
  unread("DavidROliverBA+MeKB", "Templates/Person.md", "last-contact", "last_contact", "empty"),
  unread("DavidROliverBA+MeKB", "Templates/Person.md", "cadence", "contact_frequency", "empty"),
  unread("DavidROliverBA+MeKB", "Templates/Person.md", "next-contact", "next_followup", "empty"),
  unread("DavidROliverBA+MeKB", "Templates/Interaction.md", "next-contact", "follow_up_date", "empty"),
  unread("DavidROliverBA+MeKB", "Interaction - 2026-02-04 Sarah Chen.md", "next-contact", "follow_up_date", "empty"),
  unread("TheThoughtagen+agenticcrm", "templates/contact.md", "last-contact", "last_contacted", "empty"),
  unread("TheThoughtagen+agenticcrm", "templates/contact.md", "cadence", "follow_up_cadence", "empty"),
  unread("TheThoughtagen+agenticcrm", "templates/contact.md", "next-contact", "next_follow_up", "empty"),
  unread(
    "bramses+bramses-highly-opinionated-vault-2023",
    "Templates/People.md",
    "last-contact",
    "lastContacted",
    "empty",
  ),
  unread("jezweb+office-town-starter", "templates/contact.md", "last-contact", "last_contacted", "placeholder"),
  unread("jezweb+office-town-starter", "templates/org.md", "last-contact", "last_contacted", "placeholder"),
  unread("prounds-4+personal-os", "Templates/Person.md", "last-contact", "last_met", "empty"),
];

/** What these vaults' own templates and guides ask their users to write. */
export const PRESCRIBED_LOGS: readonly PrescribedLog[] = [
  prescribed("DavidROliverBA+MeKB", "Templates/Person.md", "Interaction Log", "| Date | Type | Summary |"),
  prescribed("TheThoughtagen+agenticcrm", "templates/contact.md", "Interaction Log", "### <day> | <type> | <summary>"),
  prescribed(
    "igianni84+SecondBrainUltra",
    "people/README.md",
    "Interactions log",
    "- <day>: [[<note>|<topic>]] — <text>",
  ),
  prescribed("kobbikobb+life", "_templates/coworker.md", "Meetings", "<free text>"),
  prescribed("kobbikobb+life", "_templates/person.md", "Meetings", "<free text>"),
  prescribed("lukeinglis+work-vault", "Templates/person.md", "Recent Interactions", "- <text>"),
  prescribed("prounds-4+personal-os", "Templates/Person.md", "History", "<prose, rewritten at each contact>"),
  prescribed("resistec+obsidian-osint-templates", "Templates/Account.md", "", "- Last Seen Date: <day>"),
  prescribed("thephm+hal_md", "docs/person_body.md", "Communications", "### <day>, or ![[<slug>/<day>.md]]"),
  prescribed(
    "tonydzi+second-brain-starter-kit",
    "crm-template/card-template.md",
    "История (свежее сверху)",
    "- <day> — <text>",
  ),
  prescribed("vinodsharma10x+ai-brain-kit", "_templates/person.md", "History", "- <day>: <text>"),
  prescribed("vinodsharma10x+ai-brain-kit", "_templates/person.md", "Snapshot", "- **Last touch:** <day>, <text>"),
];

/** Headings under which a reader would look, and why it must find nothing there. */
export const NO_LOGS: readonly NoLog[] = [
  {
    vault: "imisic+claude-obsidian-vault",
    paths: [
      "04-People/Arun-Shah.md",
      "04-People/David-Klein.md",
      "04-People/Elena-Rossi.md",
      "04-People/Hannah-Vogel.md",
      "04-People/Jordan-Lee.md",
      "04-People/Mia-Fischer.md",
      "04-People/Morgan-Hayes.md",
      "04-People/Raj-Patel.md",
      "04-People/Sam-Rivera.md",
      "04-People/Sofia-Costa.md",
    ],
    heading: "Interactions",
    why: "query",
  },
  {
    vault: "jlrjr+obsidian-example-daily",
    paths: [
      "References/People/Person A.md",
      "References/People/Person B.md",
      "References/Companies/Company 123.md",
      "References/Companies/Company ABC.md",
      "References/Companies/Company XYZ.md",
    ],
    heading: "Recent Meetings (Last 30 Days)",
    why: "query",
  },
  { vault: "kepano+kepano-obsidian", paths: ["References/Steph Ango.md"], heading: "Meetings", why: "query" },
  {
    vault: "bramses+bramses-highly-opinionated-vault-2023",
    paths: ["Databases/CRM/Jane Doe.md", "Databases/CRM/John Doe.md"],
    heading: "Last Thing We Talked About",
    why: "undated",
  },
  {
    vault: "imisic+claude-obsidian-vault",
    paths: ["03-Projects/Partner-Onboarding.md", "03-Projects/Project-Alpha.md", "03-Projects/Project-Beta.md"],
    heading: "Decisions log",
    why: "decisions",
  },
  {
    vault: "imisic+claude-obsidian-vault",
    paths: ["03-Projects/Project-Alpha.md"],
    heading: "History",
    why: "project-history",
  },
  {
    vault: "jlrjr+obsidian-example-daily",
    paths: ["References/Projects/My Team Project.md"],
    heading: "Timeline",
    why: "project-history",
  },
  {
    vault: "igianni84+SecondBrainUltra",
    paths: ["plans/grow-consulting-revenue.md"],
    heading: "Milestones",
    why: "plans",
  },
  {
    vault: "dendronhq+handbook",
    paths: ["notes/handbook.sop.async-meetings.changelog.md"],
    heading: "2022-04-12",
    why: "changelog",
  },
];

/** Names that no alias covers; `something-else` looks like one of Rapport's and must not be mapped. */
export const PROPERTIES_BEYOND: readonly PropertyBeyond[] = [
  beyond("from", "participants", "imisic+claude-obsidian-vault", 2, 0),
  beyond("to", "participants", "imisic+claude-obsidian-vault", 2, 0),
  beyond("cc", "participants", "imisic+claude-obsidian-vault", 2, 0),
  beyond("org", "participants", "kepano+kepano-obsidian", 3, 6),
  beyond("stakeholders", "participants", "igianni84+SecondBrainUltra", 1, 1),
  beyond("organizations", "participants", "prounds-4+personal-os", 0, 4),
  beyond("next_step_date", "next-contact", "tonydzi+second-brain-starter-kit", 0, 1),
  beyond("met_date", "since", "DavidROliverBA+MeKB", 2, 1),
  beyond("first_met", "since", "prounds-4+personal-os", 0, 1),
  beyond("firma", "company", "katharinaecke+second-brain-starter-kit", 0, 1),
  beyond("EMAIL[WORK]", "email", "broekema41+obsidian-vcf-contacts", 15, 0),
  beyond("TEL[CELL]", "phone", "broekema41+obsidian-vcf-contacts", 14, 0),
  beyond("mobile", "phone", "thephm+hal_md", 0, 1),
  beyond("relationship_type", "client-mark", "DavidROliverBA+MeKB", 2, 1),
  beyond("entity_type", "client-mark", "jezweb+office-town-starter", 0, 1),
  beyond("kind", "client-mark", "jezweb+office-town-starter", 1, 7),
  beyond("KIND", "client-mark", "broekema41+obsidian-vcf-contacts", 3, 0),
  beyond("relationship", "client-mark", "jlrjr+obsidian-example-daily", 2, 1),
  beyond("last", "something-else", "kepano+kepano-obsidian", 8, 13),
  beyond("last_reviewed", "something-else", "tech1ee+techknowledgebase", 85, 0),
  beyond("next_review", "something-else", "tech1ee+techknowledgebase", 85, 0),
  beyond("Relationship", "something-else", "baquaz+Obsidian-LifeOS-Demo-Vault", 2, 1),
  beyond("primary_contact", "something-else", "jlrjr+obsidian-example-daily", 4, 1),
];

function unread(
  vault: string,
  path: string,
  role: Unread["role"],
  property: string,
  reason: Unread["reason"],
): Unread {
  return { vault, path, role, property, reason };
}

function prescribed(vault: string, path: string, heading: string, line: string): PrescribedLog {
  return { vault, path, heading, line };
}

function beyond(
  property: string,
  means: PropertyBeyond["means"],
  vault: string,
  notes: number,
  templates: number,
): PropertyBeyond {
  return { property, means, vault, notes, templates };
}
