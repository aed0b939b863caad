import { getLanguage, Notice, Plugin, type App } from "obsidian";
import type { RapportApi } from "./api";
import { ReviewStore } from "./app/review-store";
import { UndoHistory } from "./app/undo-history";
import { parseSettings, type ParsedSettings, type Settings } from "./domain/settings";
import { formatNow } from "./obsidian/daily-notes";
import { noteRules, type NoteRules } from "./obsidian/note-rules";
import { systemClock, watchDay } from "./obsidian/system-clock";
import { readVaultConfig, type VaultConfig } from "./obsidian/vault-config";
import { VaultIndex } from "./obsidian/vault-index";
import { vaultSurveyor } from "./obsidian/vault-survey";
import { vaultNotes, vaultWriter } from "./obsidian/vault-writer";
import { confidentialMode } from "./ui/confidential-mode";
import { rapportCommands } from "./ui/commands";
import { basesReview } from "./ui/bases-review";
import { registerCli } from "./ui/cli";
import { createApi } from "./ui/rapport-api";
import { drawReviewBlock } from "./ui/review-block";
import { ReviewView } from "./ui/review/review-view";
import { REVIEW_VIEW_TYPE } from "./ui/review/row-actions";
import type { Services } from "./ui/services";
import { RapportSettingTab } from "./ui/settings-tab";
import { drawStatusBar } from "./ui/status-bar";
import { logFromUri } from "./ui/uri";

/** The composition root: it makes the parts and ties them together, and decides nothing itself. */
export default class RapportPlugin extends Plugin {
  api!: RapportApi;
  private config: VaultConfig = { dailyNoteFormat: "", templateFolders: [] };
  private rules!: NoteRules;
  /** What `data.json` holds beside the settings. */
  private restOfData: ParsedSettings["rest"] = {};
  private onNewRules = (): void => undefined;

  override async onload(): Promise<void> {
    const { workspace, vault } = this.app;
    await this.readSettings();
    const { settings, language } = this.rules;
    const store = new ReviewStore(settings, systemClock.today(), language.compareNames);
    let index: VaultIndex | null = null;
    const start = async (): Promise<void> => {
      await new Promise<void>((resolve) => workspace.onLayoutReady(resolve));
      this.config = await readVaultConfig(vault);
      this.rules = this.rulesFor(this.rules.settings);
      index = this.addChild(new VaultIndex(this.app, store, this.rules));
      watchDay(this, (today) => store.rollOver(today));
      await index.whenReady();
    };
    this.onNewRules = () => {
      store.applySettings(this.rules.settings);
      index?.applyRules(this.rules);
    };
    const ready = start();
    const services = this.createServices(store, () => ready);
    this.api = createApi(services);
    registerInterface(this, services);
    registerDoors(this, this.api, services);
  }

  override onUserEnable(): void {
    void openReview(this.app);
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.readSettings();
    this.onNewRules();
  }

  private createServices(store: ReviewStore, whenReady: Services["whenReady"]): Services {
    const { app } = this;
    const rules = (): NoteRules => this.rules;
    const writer = vaultWriter(app);
    let hasBases = false;
    const services: Services = {
      app,
      store,
      whenReady,
      logging: {
        clock: systemClock,
        writer,
        undoHistory: new UndoHistory(writer),
        conventions: () => rules().conventions,
        findClients: (pathOrName) => store.find(pathOrName),
      },
      notes: vaultNotes(app),
      get language() {
        return rules().language;
      },
      confidential: confidentialMode(app),
      surveyor: vaultSurveyor(app, rules, (settings) => this.rulesFor(settings)),
      settings: () => rules().settings,
      saveSettings: (settings) => this.saveSettings(settings),
      templateWords: () => rules().templateWords,
      templateFolders: () => this.config.templateFolders,
      unusableDayFormat: () => rules().unusableDayFormat,
      formatNow,
      openReview: () => openReview(app),
      hasBases: () => (hasBases ||= this.registerBasesView(REVIEW_VIEW_TYPE, basesReview(services))),
    };
    return services;
  }

  private async readSettings(): Promise<void> {
    const { settings, repaired, rest } = parseSettings(await this.loadData());
    this.restOfData = rest;
    this.rules = this.rulesFor(settings);
    if (repaired.length > 0) new Notice(this.rules.language.messages.notices.settingsRepaired(repaired.join(", ")));
  }

  private async saveSettings(wanted: Settings): Promise<void> {
    const { settings } = parseSettings(wanted);
    this.rules = this.rulesFor(settings);
    await this.saveData({ ...this.restOfData, ...settings });
    this.onNewRules();
  }

  private rulesFor(settings: Settings): NoteRules {
    return noteRules(settings, this.config, getLanguage());
  }
}

function registerInterface(plugin: Plugin, services: Services): void {
  const { review, commands } = services.language.messages;
  plugin.registerView(REVIEW_VIEW_TYPE, (leaf) => new ReviewView(leaf, services));
  plugin.registerHoverLinkSource(REVIEW_VIEW_TYPE, { display: review.title, defaultMod: true });
  for (const [id, command] of Object.entries(rapportCommands(services))) plugin.addCommand({ id, ...command });
  plugin.addRibbonIcon("users", commands.openReview, () => void services.openReview());
  drawStatusBar(plugin, services);
  plugin.addSettingTab(new RapportSettingTab(services.app, plugin, services));
}

/** The ways in from the rest of Obsidian. */
function registerDoors(plugin: Plugin, api: RapportApi, services: Services): void {
  services.hasBases();
  plugin.registerMarkdownCodeBlockProcessor("rapport", (source, el, context) => drawReviewBlock(source, el, context, services));
  plugin.registerObsidianProtocolHandler("rapport", (params) => void services.whenReady().then(() => logFromUri(params, services)));
  registerCli(plugin, api, services);
}

async function openReview({ workspace }: App): Promise<void> {
  const leaf = await workspace.ensureSideLeaf(REVIEW_VIEW_TYPE, "right", { active: true, reveal: true });
  await workspace.revealLeaf(leaf);
  if (leaf.view instanceof ReviewView) leaf.view.focusList();
}
