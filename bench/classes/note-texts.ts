import { clientReader } from "../../src/domain/client";
import { readNoteText } from "../../src/domain/client-note";
import { evidenceReader } from "../../src/domain/evidence-note";
import { NOTHING_ELSEWHERE, type Elsewhere } from "../../src/domain/evidence";
import { parseFrontMatter } from "../../src/domain/front-matter";
import type { ClientNote } from "../../src/domain/review";
import { localDayOf } from "../../src/obsidian/system-clock";
import type { TFile } from "../../test/host/core/files";
import { RULES, SETTINGS } from "../plugin-parts";
import type { SyntheticApp } from "../synthetic-app";

const readClient = clientReader(SETTINGS, RULES.reading.readDailyNote);
const readClaims = evidenceReader(SETTINGS, RULES.reading.readDailyNote);

/** What those who parse texts have in common: the reader of a client's whole text, and the meetings of each client. */
export function noteTexts(app: SyntheticApp): {
  read: (file: TFile, data: string) => ClientNote;
  elsewhere: ReadonlyMap<string, Elsewhere>;
} {
  return {
    read: (file, data) => {
      const frontMatter = parseFrontMatter(data, RULES.parseYaml);
      const client = readClient(frontMatter.ok ? frontMatter.value : {});
      const text = readNoteText(data, RULES.reading);
      const { path, basename: name } = file;
      return { path, name, searchNames: [], tags: [], client, text, createdOn: localDayOf(file.stat.ctime) };
    },
    elsewhere: meetingsByClient(app),
  };
}

/** Every meeting of the vault by the clients that it links to, from the metadata cache. */
export function meetingsByClient(app: SyntheticApp): ReadonlyMap<string, Elsewhere> {
  const found = new Map<string, Elsewhere["meetings"][number][]>();
  for (const { path, basename } of app.vault.getMarkdownFiles()) {
    const frontMatter = app.metadataCache.getCache(path)?.frontmatter;
    const claims = frontMatter === undefined ? null : readClaims(frontMatter, basename);
    if (claims?.day == null) continue;
    for (const target of new Set(claims.participants)) {
      const client = app.metadataCache.getFirstLinkpathDest(target)?.path;
      if (client !== undefined) found.set(client, [...(found.get(client) ?? []), { path, day: claims.day }]);
    }
  }
  return new Map([...found].map(([path, meetings]) => [path, { ...NOTHING_ELSEWHERE, meetings }]));
}
