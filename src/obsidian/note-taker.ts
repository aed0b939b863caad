import type { App, CachedMetadata, TFile } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { readNoteText, type NoteText } from "../domain/client-note";
import { keepText } from "../domain/kept-text";
import { knowsAll, unreadNote } from "./cached-note";
import { noteIntake, nameOf, type IndexRules, type Intake } from "./note-intake";

/** Takes notes into the review store, and keeps the texts that were read for as long as their files stay as they are. */
export interface NoteTaker {
  /** Takes in a note from the cache, with its text where that was read. Returns how to find out what is known of it now. */
  takeCached(file: TFile, cache: CachedMetadata): Intake["known"];
  /** Takes in a note whose text is at hand, which is read only where more than words depends on it. What is returned reads it then. */
  takeText(file: TFile, data: string, cache: CachedMetadata): Intake["known"];
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

  /** Reads a text once, for whoever asks first; then it keeps what was read and lets go of the text. */
  const readOnce = ({ path, stat: { mtime } }: TFile, data: string): (() => NoteText) => {
    let text: NoteText | null = null;
    return () => {
      if (text === null) {
        text = keepText(readNoteText(data, rules.reading));
        data = "";
        texts.set(path, { mtime, text });
      }
      return text;
    };
  };

  const takeCached: NoteTaker["takeCached"] = (file, cache) => {
    const read = texts.get(file.path);
    const taken = intake.fromCache(file, cache, read?.mtime === file.stat.mtime ? read.text : null);
    if (taken === null) return () => "some";
    accept(file, taken);
    return taken.known;
  };

  return {
    takeCached,
    takeText: (file, data, cache) => {
      texts.delete(file.path);
      const read = readOnce(file, data);
      const taken = intake.fromText(file, cache, data, (cached) => unreadNote(cached, data, read) ?? { text: read(), known: knowsAll });
      accept(file, taken);
      if (taken.known === knowsAll) return knowsAll;
      return () => {
        if (taken.known() === "some") takeCached(file, cache);
        return "all";
      };
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
