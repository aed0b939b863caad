import type { SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionPage } from "obsidian";
import { channelsOf } from "../../domain/channel";
import { builtInNames, PROPERTY_ROLES, type PropertyRole } from "../../domain/property";
import { OTHER_LOGS } from "../../domain/settings";
import type { Messages } from "../../i18n/en";
import { openAdoptDialog } from "../adopt-dialog";
import { vocabularyLabel } from "../wording";
import { ruleList, SETTINGS_CLASS, wordList, type SettingsContext } from "./setting-lists";
import type { SettingKey } from "./setting-values";

type Group = SettingDefinitionGroup<SettingKey>;

/** The settings in the order in which they are drawn; nothing is read but the settings themselves. */
export function settingSections(context: SettingsContext, onAdopted: () => void): SettingDefinitionItem<SettingKey>[] {
  return [
    notesGroup(context, onAdopted),
    wordList("tiers", context),
    ruleList(context),
    { type: "group", items: [context.effect] },
    checkInGroup(context),
    wordList("channels", context),
    reviewGroup(context),
  ];
}

/** What each property that can be named otherwise is to the user. */
export function propertyRoles({ adopt, newClient, review, settings }: Messages): Readonly<Partial<Record<PropertyRole, string>>> {
  const { type, duration } = review.filters;
  return { ...adopt.roles, type, duration, ...settings.roles, via: newClient.via };
}

function notesGroup(context: SettingsContext, onAdopted: () => void): Group {
  const { services, checks } = context;
  const { settings: words, adopt } = services.language.messages;
  return {
    type: "group",
    cls: SETTINGS_CLASS,
    heading: words.notes,
    items: [
      { name: `${adopt.title}…`, desc: words.adoptHint, action: () => openAdoptDialog(services, onAdopted) },
      { ...words.folders, control: { type: "textarea", rows: 3, key: "clientFolders", validate: checks.paths } },
      { ...words.tags, control: { type: "textarea", rows: 3, key: "clientTags", validate: checks.tags } },
      { ...words.marks, control: { type: "textarea", rows: 5, key: "clientMarks", validate: checks.marks } },
      { ...words.excluded, control: { type: "textarea", rows: 3, key: "excludedFolders", validate: checks.paths } },
      propertyPage(context),
      {
        ...words.template,
        control: { type: "file", key: "clientTemplate", filter: ({ extension }) => extension === "md", validate: checks.note },
      },
      { ...words.meetingFolder, control: { type: "folder", key: "meetingFolder", validate: checks.paths } },
      { ...words.noteLanguage, control: { type: "dropdown", key: "noteLanguage", options: words.noteLanguages } },
    ],
  };
}

function propertyPage({ services, checks }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { settings: words } = services.language.messages;
  const { propertyNames } = services.settings();
  const names = propertyRoles(services.language.messages);
  const roles = PROPERTY_ROLES.flatMap((role) => (names[role] === undefined ? [] : [[role, names[role]] as const]));
  return {
    type: "page",
    name: words.properties,
    desc: words.propertiesHint,
    displayValue: roles.flatMap(([role]) => (propertyNames[role] === role ? [] : [propertyNames[role]])).join(", "),
    items: [
      {
        type: "group",
        cls: SETTINGS_CLASS,
        items: roles.map(([role, name]) => {
          const others = builtInNames(role).filter((other) => other !== propertyNames[role]);
          return {
            name,
            ...(others.length > 0 && { desc: words.alsoRead(others.join(", ")) }),
            aliases: [...words.propertyAliases, ...others],
            control: {
              type: "text" as const,
              key: `propertyNames/${role}` as const,
              placeholder: role,
              validate: (value: string) => checks.propertyName(role, value),
            },
          };
        }),
      },
    ],
  };
}

function checkInGroup({ services, checks }: SettingsContext): Group {
  const { settings: words, channels, adopt } = services.language.messages;
  const { channels: own, defaultChannel } = services.settings();
  const ids = [...channelsOf(own).map(({ id }) => id), defaultChannel];
  return {
    type: "group",
    cls: SETTINGS_CLASS,
    heading: words.checkIns,
    items: [
      { ...words.heading, control: { type: "text", key: "checkInHeading", validate: checks.heading } },
      { ...words.newestFirst, control: { type: "toggle", key: "newestFirst" } },
      {
        ...words.defaultChannel,
        control: {
          type: "dropdown",
          key: "defaultChannel",
          options: Object.fromEntries(ids.map((id) => [id, vocabularyLabel(channels, id)])),
        },
      },
      ...OTHER_LOGS.map((log) => ({
        name: adopt.otherLogs[log],
        desc: adopt.logsHint,
        aliases: words.otherLogAliases,
        control: { type: "toggle" as const, key: `otherLogs/${log}` as const },
      })),
    ],
  };
}

function reviewGroup({ services, checks }: SettingsContext): Group {
  const { settings: words } = services.language.messages;
  return {
    type: "group",
    cls: SETTINGS_CLASS,
    heading: words.review,
    items: [
      { ...words.attemptDays, control: { type: "number", key: "attemptDays", min: 0, max: 365, validate: checks.days } },
      { ...words.dayNoteMentions, control: { type: "toggle", key: "dayNoteMentions" } },
      { ...words.partnerContacts, control: { type: "toggle", key: "partnerContacts" } },
      { ...words.weekendShift, control: { type: "toggle", key: "weekendShift" } },
    ],
  };
}
