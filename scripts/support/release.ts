import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "./plugin-files";
import { UsageError } from "./usage";

type ReleaseFile = "manifest.json" | "versions.json" | "CHANGELOG.md";

/** The files that name a release's version, as text. */
export type ReleaseFiles = Readonly<Record<ReleaseFile, string>>;

interface Manifest {
  readonly version: string;
  readonly minAppVersion: string;
}

const UNRELEASED = "Unreleased";

/** The project's own, as they are on the disk. */
export async function readReleaseFiles(): Promise<ReleaseFiles> {
  const read = (name: ReleaseFile): Promise<string> => readFile(join(PROJECT, name), "utf8");
  return {
    "manifest.json": await read("manifest.json"),
    "versions.json": await read("versions.json"),
    "CHANGELOG.md": await read("CHANGELOG.md"),
  };
}

/**
 * The files for a release of `version` on `day` (`YYYY-MM-DD`): what the changelog has under "Unreleased" becomes the
 * version's. Throws a UsageError where there is nothing, or the version is not three numbers, as Obsidian wants it.
 */
export function prepareRelease(files: ReleaseFiles, version: string, day: string): ReleaseFiles {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new UsageError(`A version is three numbers, not ${version}`);
  if (changesIn(files["CHANGELOG.md"], UNRELEASED) === "") throw new UsageError(`CHANGELOG.md has nothing under "${UNRELEASED}"`);
  const manifest = JSON.parse(files["manifest.json"]) as Manifest;
  const versions = JSON.parse(files["versions.json"]) as Record<string, string>;
  return {
    "manifest.json": inJson({ ...manifest, version }),
    "versions.json": inJson({ ...versions, [version]: manifest.minAppVersion }),
    "CHANGELOG.md": files["CHANGELOG.md"].replace(`## ${UNRELEASED}\n`, `## ${version} - ${day}\n`),
  };
}

/** Why `tag` can't be released, in words; empty where it can. */
export function releaseFaults(tag: string, files: ReleaseFiles, packageJson: string): string[] {
  const manifest = JSON.parse(files["manifest.json"]) as Manifest;
  const { version } = JSON.parse(packageJson) as { version: string };
  const minAppVersion = (JSON.parse(files["versions.json"]) as Record<string, string>)[tag];
  return [
    ...(manifest.version === tag ? [] : [`manifest.json is of version ${manifest.version}`]),
    ...(version === tag ? [] : [`package.json is of version ${version}`]),
    ...(minAppVersion === manifest.minAppVersion ? [] : [`versions.json gives ${tag} ${minAppVersion ?? "no Obsidian"}, not ${manifest.minAppVersion}`]),
    ...(changesIn(files["CHANGELOG.md"], tag) === "" ? [`CHANGELOG.md has nothing under ${tag}`] : []),
  ];
}

/** What the changelog says under a heading's first word, without blank lines around; empty where it says nothing. */
export function changesIn(changelog: string, heading: string): string {
  const section = changelog.split(/^## /m).find((part) => part.split(/\s/, 1)[0] === heading) ?? "";
  return section.split("\n").slice(1).join("\n").trim();
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
