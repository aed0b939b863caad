import { parseYaml } from "obsidian";
import { noteReading } from "../domain/note-reading";
import { formatDay } from "../domain/local-date";
import type { NoteConventions } from "../domain/log-edit";
import type { Settings } from "../domain/settings";
import { languageOf, withOwnWords, type Language } from "../i18n/language";
import { en } from "../templates/en";
import { ru } from "../templates/ru";
import type { TemplateWords } from "../templates/words";
import { dailyNotes } from "./daily-notes";
import type { VaultConfig } from "./vault-config";
import type { IndexRules } from "./note-parser";

/** How notes are read and written under the present settings, made anew after each change of them. */
export interface NoteRules extends IndexRules {
  /** Of the interface, with the user's own words. */
  readonly language: Language;
  readonly conventions: NoteConventions;
  readonly templateWords: TemplateWords;
  /** See {@link DailyNotes.unusableFormat}. */
  readonly unusableDayFormat: string | null;
}

/** @param interfaceLanguage Obsidian's code for it; the language of notes too where the settings name none */
export function noteRules(settings: Settings, config: VaultConfig, interfaceLanguage: string): NoteRules {
  const days = dailyNotes(config.dailyNoteFormat);
  const reading = noteReading(settings, days.read);
  const language = withOwnWords(languageOf(interfaceLanguage), settings);
  const { noteLanguage } = settings;
  const { code, messages } = noteLanguage === "interface" ? language : withOwnWords(languageOf(noteLanguage), settings);
  const words = code === "ru" ? ru : en;
  const checkInHeading = settings.checkInHeading || words.checkIns;
  const { channels, attemptWord } = messages;
  return {
    settings,
    config,
    reading,
    parseYaml,
    language,
    unusableDayFormat: days.unusableFormat,
    templateWords: { ...words, checkIns: checkInHeading },
    conventions: {
      reading,
      words: {
        channel: (id) => (Object.hasOwn(channels, id) ? (channels[id] ?? id) : id),
        attempt: attemptWord,
        dayLink: days.link,
        plainDay: formatDay,
      },
      propertyNames: settings.propertyNames,
      newestFirst: settings.newestFirst,
      checkInHeading,
      parseYaml,
    },
  };
}
