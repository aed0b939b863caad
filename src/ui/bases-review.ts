import { BasesView, type BasesViewRegistration, type QueryController } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import { EmbeddedReview, type EmbeddedContent } from "./embedded-review";
import { groupEntries } from "./review/review-arrangement";
import { groupsBy } from "./review/review-groups";
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
  private review: EmbeddedReview | null = null;

  constructor(
    controller: QueryController,
    private readonly containerEl: HTMLElement,
    private readonly services: Services,
  ) {
    super(controller);
  }

  onDataUpdated(): void {
    if (this.review === null) this.review = this.addChild(new EmbeddedReview(this.containerEl, this.services, () => this.content()));
    else this.review.scheduleDraw();
  }

  private content(): EmbeddedContent {
    const clients = this.clients();
    const others = this.data.data.length - clients.length;
    return {
      groups: this.groupsOf(clients),
      note: others === 0 ? undefined : this.services.language.messages.doors.noClients(others),
      hidden: HIDEABLE.filter((part) => this.config.get(part) === false),
    };
  }

  /** The rows that are clients: in the base's order where it has one, else in the review's. */
  private clients(): readonly ReviewEntry[] {
    const { store } = this.services;
    const rows = this.data.data;
    if (this.config.getSort().length > 0) return rows.flatMap(({ file }) => store.entry(file.path) ?? []);
    const paths = new Set(rows.map(({ file }) => file.path));
    return store.review().filter(({ note }) => paths.has(note.path));
  }

  /** By the base's own property where it groups; its values may be names, so not while those are hidden. */
  private groupsOf(clients: readonly ReviewEntry[]): readonly ReviewGroup[] {
    const { confidential } = this.services;
    const labels = new Map<string, string>();
    for (const group of confidential.isOn() ? [] : this.data.groupedData) {
      if (!group.hasKey()) continue;
      const label = plainWords(String(group.key));
      for (const { file } of group.entries) labels.set(file.path, label);
    }
    if (labels.size > 0) {
      const groups = groupEntries(clients, ({ note }) => labels.get(note.path) ?? null, [...new Set(labels.values())]);
      return groups.map(({ value, entries }) => ({ key: `base:${value ?? ""}`, label: value ?? "—", entries }));
    }
    const grouping = this.config.get(GROUPING);
    if (grouping === "none") return [{ key: "all", label: null, entries: clients }];
    return groupsBy(grouping === "tier" ? "tier" : "standing", clients, this.services);
  }
}
