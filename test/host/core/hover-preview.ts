import type { App } from "./app";
import { guarded } from "./environment";
import { HoverPopover } from "./hover-popover";
import { Keymap } from "./keymap";
import { getLinkpath } from "./link-text";
import { MarkdownRenderer } from "./markdown-renderer";
import { getFrontMatterInfo } from "./yaml";

interface HoverLink {
  event: MouseEvent;
  source: string;
  hoverParent: { hoverPopover: HoverPopover | null };
  targetEl: HTMLElement | null;
  linktext: string;
  sourcePath?: string;
}

/** The core plugin Page preview: it answers `hover-link` from registered sources, with Mod where they ask for it. */
export function previewOnHover(app: App): void {
  app.workspace.on("hover-link", (data) => {
    const { event, source, hoverParent, targetEl, linktext, sourcePath = "" } = data as HoverLink;
    const info = app.workspace.hoverLinkSources[source];
    if (info === undefined || (info.defaultMod && !Keymap.isModifier(event, "Mod"))) return;
    const file = app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
    if (file === null) return;
    const popover = new HoverPopover(hoverParent, targetEl);
    guarded(async () => {
      const text = await app.vault.backend.read(file.path);
      const body = text.slice(getFrontMatterInfo(text).contentStart);
      await MarkdownRenderer.render(app, body, popover.hoverEl.createDiv("markdown-preview-view"), file.path, popover);
    });
  });
}
