import type { SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionPage } from "obsidian";
import { channelsOf } from "../../domain/channel";
import { builtInNames, PROPERTY_ROLES, type PropertyRole } from "../../domain/property";
import { OTHER_LOGS } from "../../domain/settings";
import type { Messages } from "../../i18n/en";
import { openAdoptDialog } from "../adopt-dialog";
import { vocabularyOptions } from "../wording";
import { ruleList, wordList, type SettingsContext } from "./setting-lists";
import { choiceRow, linesRow, settingsGroup, settingsPage, textRow, toggleRow } from "./setting-rows";
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
  const { settings: words, commands } = services.language.messages;
  return settingsGroup(
    [
      { name: `${commands.adoptVault}…`, desc: words.adoptHint, action: () => openAdoptDialog(services, onAdopted) },
      linesRow(words.folders, words.oneALine, "clientFolders", checks.paths),
      linesRow(words.tags, words.oneALine, "clientTags", checks.tags),
      linesRow(words.marks, words.oneALine, "clientMarks", checks.marks, 5),
      linesRow(words.excluded, words.oneALine, "excludedFolders", checks.paths),
      propertyPage(context),
      {
        ...words.template,
        control: { type: "file", key: "clientTemplate", filter: ({ extension }) => extension === "md", validate: checks.note },
      },
      { ...words.meetingFolder, control: { type: "folder", key: "meetingFolder", validate: checks.paths } },
      choiceRow(words.noteLanguage, "noteLanguage", words.noteLanguages),
    ],
    words.notes,
  );
}

function propertyPage({ services, checks }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { messages } = services.language;
  const { settings: words } = messages;
  const { propertyNames } = services.settings();
  const names = propertyRoles(messages);
  const roles = PROPERTY_ROLES.flatMap((role) => (names[role] === undefined ? [] : [[role, names[role]] as const]));
  const rows = roles.map(([role, name]) => {
    const others = builtInNames(role).filter((other) => other !== propertyNames[role]);
    const desc = others.length > 0 ? words.alsoRead(others.join(", ")) : "";
    const row = { name, desc, aliases: [...words.propertyAliases, ...others] };
    return textRow(row, `propertyNames/${role}`, (value) => checks.propertyName(role, value), role);
  });
  return {
    ...settingsPage(words.properties, words.propertiesHint, rows),
    displayValue: roles.flatMap(([role]) => (propertyNames[role] === role ? [] : [propertyNames[role]])).join(", "),
  };
}

function checkInGroup({ services, checks }: SettingsContext): Group {
  const { settings: words, channels, adopt } = services.language.messages;
  const { channels: own, defaultChannel } = services.settings();
  const options = vocabularyOptions(channels, [...channelsOf(own), { id: defaultChannel }]);
  const otherLogs = OTHER_LOGS.map((log) =>
    toggleRow({ name: adopt.otherLogs[log], desc: adopt.logsHint, aliases: words.otherLogAliases }, `otherLogs/${log}`),
  );
  const unusableFormat = services.unusableDayFormat();
  return settingsGroup(
    [
      ...(unusableFormat === null ? [] : [{ name: words.dayFormat, desc: words.unusableDayFormat(unusableFormat) }]),
      textRow(words.heading, "checkInHeading", checks.heading),
      toggleRow(words.newestFirst, "newestFirst"),
      choiceRow(words.defaultChannel, "defaultChannel", Object.fromEntries(options)),
      ...otherLogs,
    ],
    words.checkIns,
  );
}

function reviewGroup({ services, checks }: SettingsContext): Group {
  const { settings: words } = services.language.messages;
  return settingsGroup(
    [
      { ...words.attemptDays, control: { type: "number", key: "attemptDays", min: 0, max: 365, validate: checks.days } },
      toggleRow(words.dayNoteMentions, "dayNoteMentions"),
      toggleRow(words.partnerContacts, "partnerContacts"),
      toggleRow(words.weekendShift, "weekendShift"),
    ],
    words.review,
  );
}
