import { BasesView, type BasesQueryResult, type BasesViewConfig, type BasesViewRegistration, type QueryController } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import { embedReview, type EmbeddedContent } from "./embedded-review";
import { groupEntries, groupsBy, ungrouped } from "./review/review-groups";
import type { ReviewGroup } from "./review/review-rows";
import { REVIEW_VIEW_TYPE } from "./review/row-actions";
import type { Services } from "./services";
import { plainWords } from "./wording";

/** The keys of the view's options in a base. */
const GROUPING = "clientGroups";
const HIDEABLE = ["details", "months"] as const;

/** The review as a view of Bases, over the base's own rows. */
export function basesReview(services: Services): BasesViewRegistration {
  const { review, doors, brief } = services.language.messages;
  return {
    name: review.title,
    icon: "users",
    factory: (controller, containerEl) => new BasesReview(controller, containerEl, services),
    options: () => [
      {
        type: "dropdown",
        key: GROUPING,
        displayName: doors.headings,
        default: "standing",
        options: { standing: review.sorts.standing, tier: review.sorts.tier, none: doors.noHeadings },
      },
      { type: "toggle", key: "details", displayName: doors.details, default: true },
      { type: "toggle", key: "months", displayName: brief.contacts, default: true },
    ],
  };
}

class BasesReview extends BasesView {
  readonly type = REVIEW_VIEW_TYPE;
  private drawSoon: (() => void) | null = null;

  constructor(
    controller: QueryController,
    private readonly containerEl: HTMLElement,
    private readonly services: Services,
  ) {
    super(controller);
  }

  onDataUpdated(): void {
    if (this.drawSoon === null) this.drawSoon = embedReview(this, this.containerEl, this.services, () => contentOf(this, this.services));
    else this.drawSoon();
  }
}

function contentOf({ data, config }: BasesView, services: Services): EmbeddedContent {
  const clients = clientsOf(data, config, services);
  const others = data.data.length - clients.length;
  return {
    groups: basesGroups(data, clients, services) ?? settingsGroups(config.get(GROUPING), clients, services),
    note: others === 0 ? undefined : services.language.messages.doors.noClients(others),
    hidden: HIDEABLE.filter((part) => config.get(part) === false),
  };
}

/** The rows that are clients: in the base's order where it has one, else in the review's. */
function clientsOf({ data }: BasesQueryResult, config: BasesViewConfig, { store }: Services): readonly ReviewEntry[] {
  if (config.getSort().length > 0) return data.flatMap(({ file }) => store.entry(file.path) ?? []);
  const paths = new Set(data.map(({ file }) => file.path));
  return store.review().filter(({ note }) => paths.has(note.path));
}

/** Groups by the base's own property, null where it has none; its values may be names, so not while those are hidden. */
function basesGroups({ groupedData }: BasesQueryResult, clients: readonly ReviewEntry[], { confidential }: Services): readonly ReviewGroup[] | null {
  const labels = new Map<string, string>();
  for (const group of groupedData) {
    if (!group.hasKey()) continue;
    const label = plainWords(String(group.key));
    for (const { file } of group.entries) labels.set(file.path, label);
  }
  if (labels.size === 0 || confidential.isOn()) return null;
  return groupEntries(clients, ({ note }) => labels.get(note.path) ?? null, [...new Set(labels.values())], "base:", (label) => label, "—");
}

function settingsGroups(grouping: unknown, clients: readonly ReviewEntry[], services: Services): readonly ReviewGroup[] {
  return grouping === "none" ? [ungrouped(clients)] : groupsBy(grouping === "tier" ? "tier" : "standing", clients, services);
}
