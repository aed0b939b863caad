import { excludedPaths } from "../domain/client";
import type { Result } from "../domain/result";
import type { Settings } from "../domain/settings";
import { normaliseWord } from "../domain/word";
import { createNumbered, folderOf, type CreateFailure } from "./create-note";
import type { NoteCreator } from "./ports";

const COLUMNS = ["type", "duration", "tier", "last-contact", "next-contact", "company"] as const;

/** What the user reads in the base. */
export interface ClientsBaseWords {
  readonly table: string;
  readonly review: string;
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], string>>;
}

export interface ClientsBaseContext {
  readonly notes: NoteCreator;
  readonly settings: Settings;
  /** Those that other plugins are set to. */
  readonly templateFolders: readonly string[];
  readonly words: ClientsBaseWords;
  /** The type of the view that shows the review. */
  readonly reviewType: string;
  readonly stringify: (value: unknown) => string;
}

/**
 * Creates `Clients.base` beside the first client folder, with a table and the review of the clients. Resolves to its
 * path; a name that is taken gets a number, nothing is ever replaced.
 */
export function createClientsBase(context: ClientsBaseContext): Promise<Result<string, CreateFailure>> {
  const { notes, settings, stringify } = context;
  const [folder = ""] = settings.clientFolders;
  return createNumbered("Clients", folderOf(folder), notes, () => stringify(clientsBase(context)), "base");
}

function clientsBase({ settings, templateFolders, words, reviewType }: ClientsBaseContext): unknown {
  const idOf = (column: (typeof COLUMNS)[number]): string => `note.${settings.propertyNames[column]}`;
  const excluded = excludedPaths(settings, templateFolders);
  const criteria = clientCriteria(settings);
  return {
    filters: {
      and: [
        'file.ext == "md"',
        { or: criteria.length > 0 ? criteria : ["false"] },
        ...(excluded.length > 0 ? [{ not: [...new Set(excluded)].map(isWithin) }] : []),
      ],
    },
    properties: Object.fromEntries(COLUMNS.map((column) => [idOf(column), { displayName: words.columns[column] }])),
    views: [
      {
        type: "table",
        name: words.table,
        order: ["file.name", ...COLUMNS.map(idOf)],
        sort: [{ property: idOf("last-contact"), direction: "ASC" }],
      },
      { type: reviewType, name: words.review },
    ],
  };
}

/** What makes a note a client, as expressions of Bases: one that holds is enough. */
function clientCriteria({ clientFolders, clientTags, clientMarks, propertyNames }: Settings): readonly string[] {
  const marks = clientMarks.flatMap(({ property, values }) => {
    if (values.length === 0) return [];
    const isType = normaliseWord(property) === "type";
    const words = values.map(quoted).join(", ");
    const links = values.map((value) => `link(${quoted(value)})`).join(", ");
    return [...new Set([property, isType ? propertyNames.type : property])].flatMap((name) => [
      `[${words.toLowerCase()}].contains(note[${quoted(name)}].toString().lower())`,
      ...(isType ? [] : [`list(note[${quoted(name)}]).containsAny(${words}, ${links})`]),
    ]);
  });
  return [
    ...clientFolders.map((folder) => (folder === "" ? "true" : isWithin(folder))),
    ...(clientTags.length > 0 ? [`file.hasTag(${clientTags.map(quoted).join(", ")})`] : []),
    ...marks,
  ];
}

/** A folder, or a single note by its path. */
function isWithin(path: string): string {
  return path.endsWith(".md") ? `file.path == ${quoted(path)}` : `file.inFolder(${quoted(path)})`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
