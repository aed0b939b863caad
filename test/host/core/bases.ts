import type { BasesPropertyId, BasesQueryResult, BasesViewConfig } from "obsidian";
import type { App } from "./app";
import { Component } from "./component";

export class QueryController extends Component {
  constructor(readonly app: App) {
    super();
  }
}

export interface BasesViewRegistration {
  name: string;
  icon: string;
  factory: (controller: QueryController, containerEl: HTMLElement) => BasesView;
  options?: (config: never) => unknown[];
}

/** A view over the rows of a base. The core plugin's query engine is not emulated: tests hand over `data`. */
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

  async createFileForView(baseFileName = "Untitled", change?: (frontmatter: Record<string, unknown>) => void): Promise<void> {
    const file = await this.app.vault.create(`${baseFileName}.md`, "");
    if (change !== undefined) await this.app.fileManager.processFrontMatter(file, change);
  }
}
