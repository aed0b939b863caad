import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem } from "obsidian";
import { channelsOf } from "../domain/channel";
import type { Settings } from "../domain/settings";
import type { Messages } from "../i18n/en";
import { vocabularyLabel } from "./wording";

/** Where the tab reads settings from and hands changes to. */
export interface SettingsPort {
  readonly get: () => Settings;
  readonly set: (settings: Settings) => Promise<void>;
}

/** Settings that are lists of texts are edited as lines. */
const LISTS: readonly string[] = ["clientFolders", "clientTags", "excludedFolders"] satisfies (keyof Settings)[];

/** Rapport's settings, declared so that Obsidian draws and searches them. */
export class RapportSettingTab extends PluginSettingTab {
  constructor(
    app: App,
    plugin: Plugin,
    private readonly port: SettingsPort,
    private readonly messages: Messages,
  ) {
    super(app, plugin);
  }

  override getSettingDefinitions(): SettingDefinitionItem<keyof Settings>[] {
    const { settings, channels } = this.messages;
    const channelOptions = channelsOf(this.port.get().channels).map(({ id }) => [id, vocabularyLabel(channels, id)]);
    return [
      {
        type: "group",
        heading: settings.notes,
        items: [
          { name: settings.folders, desc: settings.foldersHint, control: { type: "textarea", key: "clientFolders" } },
          { name: settings.tags, desc: settings.tagsHint, control: { type: "textarea", key: "clientTags" } },
          { name: settings.excluded, desc: settings.excludedHint, control: { type: "textarea", key: "excludedFolders" } },
          { name: settings.template, desc: settings.templateHint, control: { type: "file", key: "clientTemplate" } },
          { name: settings.meetingFolder, desc: settings.meetingFolderHint, control: { type: "folder", key: "meetingFolder" } },
          {
            name: settings.noteLanguage,
            desc: settings.noteLanguageHint,
            control: { type: "dropdown", key: "noteLanguage", options: settings.noteLanguages },
          },
        ],
      },
      {
        type: "group",
        heading: settings.checkIns,
        items: [
          { name: settings.heading, desc: settings.headingHint, control: { type: "text", key: "checkInHeading" } },
          { name: settings.newestFirst, desc: settings.newestFirstHint, control: { type: "toggle", key: "newestFirst" } },
          {
            name: settings.defaultChannel,
            control: { type: "dropdown", key: "defaultChannel", options: Object.fromEntries(channelOptions) as Record<string, string> },
          },
        ],
      },
      {
        type: "group",
        heading: settings.review,
        items: [
          {
            name: settings.attemptDays,
            desc: settings.attemptDaysHint,
            control: {
              type: "number",
              key: "attemptDays",
              validate: (value) => (Number.isInteger(value) && value >= 0 && value <= 365 ? undefined : settings.badNumber),
            },
          },
          {
            name: settings.dayNoteMentions,
            desc: settings.dayNoteMentionsHint,
            control: { type: "toggle", key: "dayNoteMentions" },
          },
          {
            name: settings.partnerContacts,
            desc: settings.partnerContactsHint,
            control: { type: "toggle", key: "partnerContacts" },
          },
          { name: settings.weekendShift, desc: settings.weekendShiftHint, control: { type: "toggle", key: "weekendShift" } },
        ],
      },
    ];
  }

  override getControlValue(key: string): unknown {
    const value: unknown = this.port.get()[key as keyof Settings];
    return Array.isArray(value) && LISTS.includes(key) ? value.join("\n") : value;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const isList = LISTS.includes(key) && typeof value === "string";
    const stored = isList ? value.split("\n").map((line) => line.trim()).filter((line) => line !== "") : value;
    await this.port.set({ ...this.port.get(), [key]: stored });
  }
}
