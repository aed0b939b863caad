import { Notice, parseFrontMatterTags, parseYaml, stringifyYaml, type TFile } from "obsidian";
import { createClient, makeClientEdit } from "../app/create-client";
import { createMeeting } from "../app/create-meeting";
import type { Failure } from "../app/failure";
import type { WrittenEdit } from "../app/ports";
import { clientRecogniser } from "../domain/client";
import type { Result } from "../domain/result";
import type { ReviewEntry } from "../domain/review";
import { isOverdue } from "../domain/standing";
import type { NewClient } from "../templates/client-template";
import { openCheckInDialog } from "./check-in-dialog";
import { pickClients } from "./client-picker";
import { openNewClientDialog } from "./new-client-dialog";
import { noticeWithUndo, openCreated } from "./notices";
import { openNewNote, openNote, type Services } from "./services";

/** The host's, for templates. */
export const YAML = { parse: parseYaml, stringify: stringifyYaml };

/** Pick a client, then fill in the check-in. */
export function startLog(services: Services): void {
  pickClients(services, (clients) => openCheckInDialog(services, clients));
}

/** Pick the clients, then their meeting's note is made for today and opened. */
export function startMeetingNote(services: Services): void {
  const { app, notes, logging, settings, templateWords } = services;
  pickClients(services, (clients) => {
    const attending = clients.flatMap(({ note }) => {
      const file = app.vault.getFileByPath(note.path);
      if (file === null) return [];
      return [{ name: note.name, linkFrom: (path: string) => app.metadataCache.fileToLinktext(file, path, true) }];
    });
    const context = { notes, folder: settings().meetingFolder, words: templateWords(), yaml: YAML };
    void createMeeting(logging.clock.today(), attending, context).then((created) => openCreated(services, created));
  });
}

/** Asks for the new client's properties, creates its note and opens it. */
export function startNewClient(services: Services): void {
  const { notes, settings, templateWords, formatNow } = services;
  const create = async (client: NewClient): Promise<Result<string, Failure>> =>
    createClient(client, {
      notes,
      settings: settings(),
      words: templateWords(),
      yaml: YAML,
      userTemplate: await readUserTemplate(services),
      placeholders: {
        date: (format) => formatNow(format ?? "YYYY-MM-DD"),
        time: (format) => formatNow(format ?? "HH:mm"),
      },
    });
  openNewClientDialog(services, null, create, (path) => void openNewNote(services, path));
}

/** Asks for the properties that the note lacks and turns it into a client note. */
export function startMakeClient(services: Services, file: TFile): void {
  const { logging, language, settings, templateWords } = services;
  const isClient = clientRecogniser(settings(), services.templateFolders());
  const make = (client: NewClient): Promise<Result<WrittenEdit, Failure>> =>
    logging.writer.write(file.path, (text) =>
      makeClientEdit(text, file.basename, client, settings(), templateWords(), parseYaml, (frontMatter) =>
        isClient({ path: file.path, tags: parseFrontMatterTags(frontMatter) ?? [], frontMatter }),
      ),
    );
  openNewClientDialog(services, file.basename, make, (edit) =>
    noticeWithUndo(language.messages.notices.madeClient(file.basename), logging.undoHistory.push([edit]), services),
  );
}

/** Opens the first overdue client after the active one, in review order; the first of all at the end. */
export async function openNextOverdue(services: Services): Promise<void> {
  const { app, store, language } = services;
  const overdue = store.review().filter(isOverdue);
  const active = app.workspace.getActiveFile()?.path;
  const position = overdue.findIndex(({ note }) => note.path === active);
  const next: ReviewEntry | undefined = overdue[position + 1] ?? overdue[0];
  if (next === undefined) new Notice(language.messages.statusBar.none);
  else await openNote(services, next.note.path);
}

async function readUserTemplate({ app, settings, language }: Services): Promise<string | null> {
  const path = settings().clientTemplate;
  if (path === "") return null;
  const file = app.vault.getFileByPath(path) ?? app.vault.getFileByPath(`${path}.md`);
  if (file !== null) return app.vault.cachedRead(file);
  new Notice(language.messages.failed.missingTemplate(path));
  return null;
}
