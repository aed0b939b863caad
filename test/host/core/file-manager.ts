import type { DataWriteOptions } from "./data-adapter";
import type { TAbstractFile, TFile} from "./files";
import { type TFolder } from "./files";
import { linksAround, mendLinks } from "./link-updates";
import type { MetadataCache } from "./metadata-cache";
import { joinPath, parentPath } from "./path";
import type { Vault } from "./vault";
import { getFrontMatterInfo, isRecord, parseYaml, stringifyYaml } from "./yaml";

export class FileManager {
  constructor(
    private readonly vault: Vault,
    private readonly metadataCache: MetadataCache,
  ) {}

  /** Where the user wants new notes: the vault's root, the source's folder, or a folder by name. */
  getNewFileParent(sourcePath: string, _newFilePath?: string): TFolder {
    const where = this.vault.getConfig("newFileLocation");
    const path =
      where === "current" ? parentPath(sourcePath) : where === "folder" ? String(this.vault.getConfig("newFileFolderPath")) : "";
    return this.vault.getFolderByPath(path) ?? this.vault.getRoot();
  }

  /**
   * With "Automatically update internal links" links from and to the file, or what is in the folder, are mended after
   * the move. Without it the app asks the user, and nobody answers here: links stay as they are.
   */
  async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    const parts = { vault: this.vault, metadataCache: this.metadataCache, fileManager: this };
    const references = this.vault.getConfig("alwaysUpdateLinks") === true ? linksAround(file, parts) : [];
    await this.vault.rename(file, newPath);
    await mendLinks(references, parts);
  }

  async promptForDeletion(file: TAbstractFile): Promise<boolean> {
    await this.trashFile(file);
    return true;
  }

  async trashFile(file: TAbstractFile): Promise<void> {
    await this.vault.trash(file, false);
  }

  generateMarkdownLink(file: TFile, sourcePath: string, subpath = "", alias = ""): string {
    const embed = file.extension === "md" ? "" : "!";
    if (this.vault.getConfig("useMarkdownLinks") === true) {
      const path = file.path === sourcePath && subpath !== "" ? "" : this.linkPathTo(file, sourcePath, false);
      const shown = alias === "" ? file.basename : alias;
      return `${embed}[${shown}](${this.encodeLinkPath(path + subpath)})`;
    }
    const path = file.path === sourcePath && subpath !== "" ? "" : this.linkPathTo(file, sourcePath, true);
    const shown = alias === "" || alias === path + subpath ? "" : `|${alias}`;
    return `${embed}[[${path}${subpath}${shown}]]`;
  }

  /**
   * Reads, changes and writes the properties in one go. The block is written anew: comments, quotes and the style of
   * lists are lost. Broken YAML throws and leaves the note alone.
   */
  async processFrontMatter(
    file: TFile,
    change: (frontmatter: Record<string, unknown>) => void,
    options?: DataWriteOptions,
  ): Promise<void> {
    await this.vault.process(
      file,
      (text) => {
        const info = getFrontMatterInfo(text);
        const parsed = parseYaml(info.frontmatter);
        const properties = isRecord(parsed) ? parsed : {};
        change(properties);
        const yaml = Object.keys(properties).length === 0 ? "" : stringifyYaml(properties);
        if (!info.exists) return yaml === "" ? text : `---\n${yaml}---\n${text}`;
        if (yaml === "") return text.slice(info.contentStart);
        return text.slice(0, info.from) + yaml + text.slice(info.to);
      },
      options,
    );
  }

  async getAvailablePathForAttachment(filename: string, sourcePath = ""): Promise<string> {
    const setting = this.vault.getConfig("attachmentFolderPath");
    const folder = setting === "./" ? parentPath(sourcePath) : typeof setting === "string" && setting !== "/" ? setting : "";
    const dot = filename.lastIndexOf(".");
    const [name, extension] = dot > 0 ? [filename.slice(0, dot), filename.slice(dot)] : [filename, ""];
    for (let count = 0; ; count += 1) {
      const path = joinPath(folder, `${name}${count === 0 ? "" : ` ${count}`}${extension}`);
      if (this.vault.getAbstractFileByPathInsensitive(path) === null) return path;
    }
  }

  /** What would end a Markdown link, or break it, percent-encoded. */
  encodeLinkPath(path: string): string {
    return path.replace(/[\\\s()<>%]/g, (character) => encodeURIComponent(character).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`));
  }

  /** As the user wants links: the shortest that is clear, relative, or from the vault's root. */
  linkPathTo(file: TFile, sourcePath: string, omitMd: boolean): string {
    const bare = (path: string): string => (omitMd && file.extension === "md" ? path.slice(0, -".md".length) : path);
    switch (this.vault.getConfig("newLinkFormat")) {
      case "absolute":
        return bare(file.path);
      case "relative":
        return bare(relativePath(parentPath(sourcePath), file.path));
      default:
        return this.metadataCache.fileToLinktext(file, sourcePath, omitMd);
    }
  }
}

function relativePath(folder: string, path: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = path.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
