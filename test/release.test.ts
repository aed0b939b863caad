import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PLUGIN_FILES } from "../scripts/support/plugin-files";
import { changesIn, prepareRelease, releaseFaults, type ReleaseFiles } from "../scripts/support/release";

const files: ReleaseFiles = {
  "manifest.json": '{\n  "id": "rapport",\n  "version": "0.1.0",\n  "minAppVersion": "1.13.0",\n  "isDesktopOnly": false\n}\n',
  "versions.json": '{\n  "0.1.0": "1.12.0"\n}\n',
  "CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- A new thing.\n\n## 0.1.0 - 2026-11-01\n\n- The first thing.\n",
};

const packageJson = '{ "version": "0.2.0" }';

describe("npm version", () => {
  it("writes the version into manifest, versions and changelog, and nothing else", () => {
    expect(prepareRelease(files, "0.2.0", "2026-12-01")).toEqual({
      "manifest.json": files["manifest.json"].replace("0.1.0", "0.2.0"),
      "versions.json": '{\n  "0.1.0": "1.12.0",\n  "0.2.0": "1.13.0"\n}\n',
      "CHANGELOG.md": files["CHANGELOG.md"].replace("Unreleased", "0.2.0 - 2026-12-01"),
    });
  });

  it.each([
    ["no such heading", "# Changelog\n\n## 0.1.0 - 2026-11-01\n\n- The first thing.\n"],
    ["an empty one", "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-01\n\n- The first thing.\n"],
    ["no changelog", ""],
  ])("refuses where nothing is unreleased: %s", (_case, changelog) => {
    expect(() => prepareRelease({ ...files, "CHANGELOG.md": changelog }, "0.2.0", "2026-12-01")).toThrow('CHANGELOG.md has nothing under "Unreleased"');
  });

  it.each(["v0.2.0", "0.2", "0.2.0-beta.1", ""])("refuses a version that Obsidian would not take: %j", (version) => {
    expect(() => prepareRelease(files, version, "2026-12-01")).toThrow("A version is three numbers");
  });
});

describe("a tag", () => {
  it("can be released after npm version", () => {
    const prepared = prepareRelease(files, "0.2.0", "2026-12-01");
    expect(releaseFaults("0.2.0", prepared, packageJson)).toEqual([]);
    expect(changesIn(prepared["CHANGELOG.md"], "0.2.0")).toBe("- A new thing.");
  });

  it("is refused with every file that is of another version", () => {
    expect(releaseFaults("0.3.0", files, packageJson)).toEqual([
      "manifest.json is of version 0.1.0",
      "package.json is of version 0.2.0",
      "versions.json gives 0.3.0 no Obsidian, not 1.13.0",
      "CHANGELOG.md has nothing under 0.3.0",
    ]);
  });

  it("is refused where versions.json gives it another Obsidian than the manifest", () => {
    expect(releaseFaults("0.1.0", files, '{ "version": "0.1.0" }')).toEqual(["versions.json gives 0.1.0 1.12.0, not 1.13.0"]);
  });
});

describe("the release workflow", () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Record<string, string>;
  }
  interface Job {
    readonly permissions: Record<string, string>;
    readonly steps: readonly Step[];
  }
  const workflow = parse(readFileSync(".github/workflows/release.yml", "utf8")) as { permissions: object; jobs: Record<"build" | "publish", Job> };
  const { build, publish } = workflow.jobs;

  it("releases and attests the files of the plugin, and no others", () => {
    const release = publish.steps.find(({ run }) => run?.startsWith("gh release create"))?.run ?? "";
    expect(release.split("notes.md ")[1]?.split(" ")).toEqual([...PLUGIN_FILES]);
    const attest = publish.steps.find(({ uses }) => uses?.startsWith("actions/attest-build-provenance"));
    expect(attest?.with?.["subject-path"]?.trim().split("\n")).toEqual([...PLUGIN_FILES]);
  });

  it("gives the rights to publish to a job that runs no package", () => {
    expect([workflow.permissions, build.permissions, publish.permissions]).toEqual([
      {},
      { contents: "read" },
      { contents: "write", "id-token": "write", attestations: "write" },
    ]);
    expect(publish.steps.filter(({ run }) => run !== undefined && !run.startsWith("gh "))).toEqual([]);
  });
});
