import type { BasesPropertyId } from "obsidian";
import type { App } from "./app";
import { type BaseFile, type BaseFileView, BasesViewConfig } from "./bases-config";
import { BasesQuery, type BasesQueryResult } from "./bases-query";
import { Component } from "./component";
import { guarded, pause } from "./environment";
import type { TFile } from "./files";

/** A moment in which changes gather; one update answers them all. */
const GATHERING = 20;

export interface ControllerPlace {
  /** The element below the toolbar. */
  readonly containerEl: HTMLElement;
  /** The base's own file, or the note that embeds it. */
  readonly file: () => TFile | null;
  /** The view has changed its configuration. */
  readonly onConfigChange: () => void;
  /** After each update. */
  readonly onUpdate: () => void;
}

/** Runs one view of a base: makes the view, hands it new data whenever a note changes, and takes it away. */
export class QueryController extends Component {
  private base: BaseFile | null = null;
  private viewConfig: BaseFileView | null = null;
  private query: BasesQuery | null = null;
  private config: BasesViewConfig | null = null;
  private view: BasesView | null = null;
  private queued = false;

  constructor(
    readonly app: App,
    private readonly place: ControllerPlace | null = null,
  ) {
    super();
  }

  override onload(): void {
    const { metadataCache, vault, workspace } = this.app;
    const changed = (): void => this.requestUpdate();
    for (const event of ["changed", "deleted"]) this.registerEvent(metadataCache.on(event, changed));
    for (const event of ["create", "delete", "rename", "modify"]) this.registerEvent(vault.on(event, changed));
    this.registerEvent(workspace.on("bases-view-registered", () => this.show()));
  }

  /** Another base, or another view of it. */
  open(base: BaseFile, view: BaseFileView): void {
    this.base = base;
    this.viewConfig = view;
    this.show();
  }

  get currentConfig(): BasesViewConfig | null {
    return this.config;
  }

  get currentView(): BasesView | null {
    return this.view;
  }

  /** The view is given its configuration after `onload` and before its first data (unsourced, the strict order). */
  private show(): void {
    const { base, viewConfig, place } = this;
    if (base === null || viewConfig === null || place === null) return;
    this.clear();
    const registration = this.app.plugins.basesViews.get(viewConfig.type);
    if (registration === undefined) return this.say(`Unknown view type "${viewConfig.type}"`);
    try {
      this.query = new BasesQuery(base, viewConfig.filters);
    } catch (error) {
      return this.say(error instanceof Error ? error.message : String(error));
    }
    this.config = new BasesViewConfig(base, viewConfig, {
      onChange: () => {
        place.onConfigChange();
        this.requestUpdate();
      },
      activeRow: () => {
        const file = this.app.workspace.getActiveFile();
        return file === null ? null : (this.query?.rowOf(this.app, file) ?? null);
      },
    });
    guarded(() => {
      const view = registration.factory(this, place.containerEl);
      this.view = this.addChild(view);
      view.config = this.config as BasesViewConfig;
      this.update();
    });
  }

  private clear(): void {
    if (this.view !== null) this.removeChild(this.view);
    this.view = null;
    this.query = null;
    this.config = null;
    this.place?.containerEl.empty();
  }

  private say(text: string): void {
    this.place?.containerEl.createDiv({ cls: "bases-error", text });
    this.place?.onUpdate();
  }

  private requestUpdate(): void {
    if (this.queued || this.view === null) return;
    this.queued = true;
    void this.app.workspace.track(
      pause(GATHERING).then(() => {
        this.queued = false;
        this.update();
      }),
    );
  }

  private update(): void {
    const { view, query, config, place } = this;
    if (view === null || query === null || config === null || place === null) return;
    view.data = query.run(this.app, config, place.file());
    view.allProperties = query.propertiesOf(view.data.data);
    guarded(() => view.onDataUpdated());
    place.onUpdate();
  }
}

export interface BasesViewRegistration {
  name: string;
  icon: string;
  factory: (controller: QueryController, containerEl: HTMLElement) => BasesView;
  options?: (config: BasesViewConfig) => BaseOption[];
}

export interface BaseOption {
  type: string;
  displayName: string;
  key?: string;
  default?: unknown;
  placeholder?: string;
  options?: Record<string, string>;
  items?: BaseOption[];
  min?: number;
  max?: number;
  step?: number;
  filter?: (candidate: never) => boolean;
  shouldHide?: () => boolean;
}

/** A view over the rows of a base. `data` and its entries are others after each update. */
export abstract class BasesView extends Component {
  abstract type: string;
  app: App;
  declare config: BasesViewConfig;
  declare allProperties: BasesPropertyId[];
  declare data: BasesQueryResult;

  constructor(controller: QueryController) {
    super();
    this.app = controller.app;
  }

  abstract onDataUpdated(): void;

  /** Where new notes go, under a name that is free. The app shows a menu for it first. */
  async createFileForView(baseFileName = "Untitled", change?: (frontmatter: Record<string, unknown>) => void): Promise<void> {
    const { vault, fileManager, workspace } = this.app;
    const folder = fileManager.getNewFileParent(workspace.getActiveFile()?.path ?? "");
    const stem = folder.isRoot() ? baseFileName : `${folder.path}/${baseFileName}`;
    let path = `${stem}.md`;
    for (let count = 1; vault.getAbstractFileByPathInsensitive(path) !== null; count += 1) path = `${stem} ${count}.md`;
    const file = await vault.create(path, "");
    if (change !== undefined) await fileManager.processFrontMatter(file, change);
  }
}
