import type { App, CachedMetadata, TFile } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { readNoteText, type NoteText } from "../domain/client-note";
import { keepText } from "../domain/kept-text";
import { knowsAll, unreadNote } from "./cached-note";
import { noteIntake, nameOf, type IndexRules, type Intake, type TextReader } from "./note-intake";

/** Takes notes into the review store, and keeps the texts that were read for as long as their files stay as they are. */
export interface NoteTaker {
  /** Takes in a note from the cache, with its text where that was read. Returns how to find out what is known of it now. */
  takeCached(file: TFile, cache: CachedMetadata): Intake["known"];
  /** Takes in a note whose text is at hand. */
  takeText(file: TFile, data: string, cache: CachedMetadata): void;
  /** As {@link takeText}, but reads only what a right standing needs. Returns what takes in the rest, and is to be asked later. */
  takeChanged(file: TFile, data: string, cache: CachedMetadata): Intake["known"];
  forget(path: string): void;
  /** Forgets a note, but keeps its text for its new path. */
  moveText(from: string, to: string): void;
  /** The notes that link to a file of this path's name, resolved or not. */
  linkingTo(path: string): readonly string[];
  /** Forgets all texts. */
  applyRules(rules: IndexRules): void;
}

/** A taker of notes as given rules have them. */
export function noteTaker({ metadataCache }: App, store: ReviewStore, rules: IndexRules): NoteTaker {
  /** Texts that were read, of clients and persons, by path. */
  const texts = new Map<string, { readonly mtime: number; readonly text: NoteText }>();
  const resolveLink = (target: string, source: string): string | null =>
    metadataCache.getFirstLinkpathDest(target, source)?.path ?? null;
  let intake = noteIntake(rules, resolveLink);

  const accept = ({ path }: TFile, { record, evidence }: Intake): void => {
    store.put(path, record, evidence);
  };

  const forget = (path: string): void => {
    texts.delete(path);
    store.put(path, null, null);
  };

  const readOnce = (data: string): (() => NoteText) => {
    let text: NoteText | null = null;
    return () => (text ??= readNoteText(data, rules.reading));
  };

  /** Reads a whole text and keeps it. */
  const keeping = ({ path, stat: { mtime } }: TFile, read: () => NoteText): TextReader => () => {
    const text = keepText(read());
    texts.set(path, { mtime, text });
    return { text, known: knowsAll };
  };

  const take = (file: TFile, data: string, cache: CachedMetadata, readText: TextReader): Intake["known"] => {
    texts.delete(file.path);
    const taken = intake.fromText(file, cache, data, readText);
    accept(file, taken);
    return taken.known;
  };

  return {
    takeCached: (file, cache) => {
      const read = texts.get(file.path);
      const taken = intake.fromCache(file, cache, read?.mtime === file.stat.mtime ? read.text : null);
      if (taken === null) return () => "some";
      accept(file, taken);
      return taken.known;
    },
    takeText: (file, data, cache) => {
      take(file, data, cache, keeping(file, readOnce(data)));
    },
    takeChanged: (file, data, cache) => {
      const read = readOnce(data);
      const whole = keeping(file, read);
      const known = take(file, data, cache, (cached) => unreadNote(cached, data, read) ?? whole(cached));
      return known === knowsAll ? known : () => take(file, data, cache, whole)();
    },
    forget,
    moveText: (from, to) => {
      const known = texts.get(from);
      forget(from);
      if (known !== undefined) texts.set(to, known);
    },
    linkingTo: (path) => store.linkingTo(nameOf(path)),
    applyRules: (changed) => {
      rules = changed;
      intake = noteIntake(rules, resolveLink);
      texts.clear();
    },
  };
}
