import type { App, CachedMetadata, TFile } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { readNoteText, type NoteText } from "../domain/client-note";
import { keepText } from "../domain/kept-text";
import { noteIntake, nameOf, type IndexRules, type Intake } from "./note-intake";

/** Takes notes into the review store, and keeps the texts that were read for as long as their files stay as they are. */
export interface NoteTaker {
  /** Takes in a note from the cache, with its text where that was read. Returns how to find out what is known of it now. */
  takeCached(file: TFile, cache: CachedMetadata): Intake["known"];
  /** Takes in a note whose text is at hand. */
  takeText(file: TFile, data: string, cache: CachedMetadata): void;
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

  return {
    takeCached: (file, cache) => {
      const read = texts.get(file.path);
      const taken = intake.fromCache(file, cache, read?.mtime === file.stat.mtime ? read.text : null);
      if (taken === null) return () => "some";
      accept(file, taken);
      return taken.known;
    },
    takeText: (file, data, cache) => {
      texts.delete(file.path);
      const taken = intake.fromText(file, cache, data, (whole) => {
        const text = keepText(readNoteText(whole, rules.reading));
        texts.set(file.path, { mtime: file.stat.mtime, text });
        return text;
      });
      accept(file, taken);
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
