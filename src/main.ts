import { getLanguage, Notice, Plugin } from "obsidian";
import type { RapportApi } from "./api";
import type { LoggingContext } from "./app/log-check-in";
import { reviewStore, type ReviewStore } from "./app/review-store";
import { undoHistory } from "./app/undo-history";
import { parseSettings, type ParsedSettings, type Settings } from "./domain/settings";
import { languageOf, withOwnWords, type Language } from "./i18n/language";
import { formatNow } from "./obsidian/daily-notes";
import { noteRules, type NoteRules } from "./obsidian/note-rules";
import { systemClock, watchDay } from "./obsidian/system-clock";
import { readVaultConfig, type VaultConfig } from "./obsidian/vault-config";
import { VaultIndex } from "./obsidian/vault-index";
import { vaultSurveyor } from "./obsidian/vault-survey";
import { vaultNotes, vaultWriter } from "./obsidian/vault-writer";
import { ConfidentialMode } from "./ui/confidential-mode";
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
  declare settings: Settings;
  /** What `data.json` holds beside the settings. */
  private restOfData: ParsedSettings["rest"] = {};
  api!: RapportApi;
  private config: VaultConfig = { dailyNoteFormat: "", templateFolders: [] };
  private rules!: NoteRules;
  private language!: Language;
  private store!: ReviewStore;
  private index: VaultIndex | null = null;
  private showReady: () => void = () => undefined;

  override async onload(): Promise<void> {
    await this.readSettings();
    this.store = reviewStore(this.settings, systemClock.today(), this.language.compareNames);
    const ready = new Promise<void>((resolve) => (this.showReady = resolve));
    const services = this.createServices(() => ready);
    this.api = createApi(services);
    this.registerInterface(services);
    this.registerDoors(services);
    this.app.workspace.onLayoutReady(() => void this.startIndex());
  }

  override onUserEnable(): void {
    void this.openReview();
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.readSettings();
    this.applySettings();
  }

  private async startIndex(): Promise<void> {
    this.config = await readVaultConfig(this.app.vault);
    this.applyRules();
    this.index = this.addChild(new VaultIndex(this.app, this.store, this.rules));
    watchDay(this, (today) => this.store.rollOver(today));
    await this.index.whenReady();
    this.showReady();
  }

  private createServices(whenReady: Services["whenReady"]): Services {
    const language = (): Language => this.language;
    const writer = vaultWriter(this.app);
    const logging: LoggingContext = {
      clock: systemClock,
      writer,
      undoHistory: undoHistory(writer),
      conventions: () => this.rules.conventions,
      findClients: (pathOrName) => this.store.find(pathOrName),
    };
    let hasBases = false;
    const services: Services = {
      app: this.app,
      store: this.store,
      whenReady,
      logging,
      notes: vaultNotes(this.app),
      get language() {
        return language();
      },
      confidential: new ConfidentialMode(this.app),
      surveyor: vaultSurveyor(this.app, (settings) => this.rulesFor(settings), () => this.settings, () => this.language.compareNames),
      settings: () => this.settings,
      saveSettings: (settings) => this.saveSettings(settings),
      templateWords: () => this.rules.templateWords,
      templateFolders: () => this.config.templateFolders,
      formatNow,
      openReview: () => this.openReview(),
      hasBases: () => (hasBases ||= this.registerBasesView(REVIEW_VIEW_TYPE, basesReview(services))),
    };
    return services;
  }

  private registerInterface(services: Services): void {
    const { messages } = this.language;
    this.registerView(REVIEW_VIEW_TYPE, (leaf) => new ReviewView(leaf, services));
    this.registerHoverLinkSource(REVIEW_VIEW_TYPE, { display: messages.review.title, defaultMod: true });
    for (const [id, command] of Object.entries(rapportCommands(services))) this.addCommand({ id, ...command });
    this.addRibbonIcon("users", messages.commands.openReview, () => void this.openReview());
    const redrawStatus = drawStatusBar(this.addStatusBarItem(), services);
    this.register(this.store.onChange(redrawStatus));
    this.addSettingTab(new RapportSettingTab(this.app, this, services));
  }

  /** The ways in from the rest of Obsidian. */
  private registerDoors(services: Services): void {
    services.hasBases();
    this.registerMarkdownCodeBlockProcessor("rapport", (source, el, context) => drawReviewBlock(source, el, context, services));
    this.registerObsidianProtocolHandler("rapport", (params) => void this.api.whenReady().then(() => logFromUri(params, services)));
    registerCli(this, this.api, services);
  }

  private async openReview(): Promise<void> {
    const leaf = await this.app.workspace.ensureSideLeaf(REVIEW_VIEW_TYPE, "right", { active: true, reveal: true });
    await this.app.workspace.revealLeaf(leaf);
  }

  private async readSettings(): Promise<void> {
    const { settings, repaired, rest } = parseSettings(await this.loadData());
    this.settings = settings;
    this.restOfData = rest;
    this.applyRules();
    if (repaired.length > 0) new Notice(this.language.messages.notices.settingsRepaired(repaired.join(", ")));
  }

  private async saveSettings(settings: Settings): Promise<void> {
    this.settings = parseSettings(settings).settings;
    await this.saveData({ ...this.restOfData, ...this.settings });
    this.applySettings();
  }

  private applySettings(): void {
    this.applyRules();
    this.store.applySettings(this.settings);
    this.index?.applyRules(this.rules);
  }

  private applyRules(): void {
    this.language = withOwnWords(languageOf(getLanguage()), this.settings);
    this.rules = this.rulesFor(this.settings);
  }

  private rulesFor(settings: Settings): NoteRules {
    return noteRules(settings, this.config, this.language.code);
  }
}
