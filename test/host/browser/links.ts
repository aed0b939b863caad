import type { App } from "../core/app";
import { FileView, Keymap, type WorkspaceWindow } from "../core/obsidian";

const LINK = "a.internal-link, .cm-hmd-internal-link";

/**
 * Links in notes: in reading mode and in what plugins render a click follows them, in the editor a click with Mod. The
 * pointer over one is told to whoever shows previews.
 */
export function followLinks(app: App): void {
  const { workspace } = app;
  workspace.hoverLinkSources["preview"] ??= { display: "Reading view", defaultMod: false };
  workspace.hoverLinkSources["editor"] ??= { display: "Editing view", defaultMod: true };
  followLinksIn(document, app);
  workspace.on("window-open", (popout) => followLinksIn((popout as WorkspaceWindow).doc, app));
}

function followLinksIn(doc: Document, app: App): void {
  const { workspace } = app;
  doc.addEventListener("click", (event) => {
    const link = linkAt(event);
    const isMod = Keymap.isModEvent(event);
    if (link === null || (link.inEditor && isMod === false)) return;
    if (!link.isInNote) return;
    event.preventDefault();
    void workspace.openLinkText(link.target, sourcePath(app), isMod);
  });
  doc.addEventListener("mouseover", (event) => {
    const link = linkAt(event);
    if (link === null || !link.isInNote || link.el.contains(event.relatedTarget as Node | null)) return;
    workspace.trigger("hover-link", {
      event,
      source: link.inEditor ? "editor" : "preview",
      hoverParent: { hoverPopover: null },
      targetEl: link.el,
      linktext: link.target,
      sourcePath: sourcePath(app),
    });
  });
  for (const type of ["keydown", "keyup"] as const) {
    doc.addEventListener(type, (event) => {
      doc.body.classList.toggle("mod-following-links", Keymap.isModifier(event, "Mod"));
    });
  }
}

interface LinkUnderPointer {
  el: HTMLElement;
  target: string;
  inEditor: boolean;
  isInNote: boolean;
}

function linkAt(event: MouseEvent): LinkUnderPointer | null {
  const el = (event.target as Element | null)?.closest<HTMLElement>(LINK) ?? null;
  if (el === null) return null;
  const inEditor = el.closest(".cm-editor") !== null;
  const text = inEditor ? (el.dataset["link"] ?? "") : (el.dataset["href"] ?? el.getAttribute("href") ?? "");
  const isInNote = inEditor || el.closest(".markdown-rendered, .markdown-preview-view") !== null;
  return { el, target: inEditor ? text : decode(text), inEditor, isInNote };
}

function sourcePath(app: App): string {
  const view = app.workspace.activeLeaf?.view;
  return view instanceof FileView ? (view.file?.path ?? "") : "";
}

function decode(link: string): string {
  try {
    return decodeURI(link);
  } catch {
    return link;
  }
}
