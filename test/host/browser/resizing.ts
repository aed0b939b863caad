import type { Workspace } from "../core/workspace";

const LEAST = 200;

/** Both side docks can be dragged wider and narrower; their views hear of it. */
export function addResizeHandles(workspace: Workspace): void {
  for (const side of ["left", "right"] as const) {
    const dock = side === "left" ? workspace.leftSplit : workspace.rightSplit;
    const handle = dock.containerEl.createEl("hr", "workspace-leaf-resize-handle");
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      const from = event.clientX;
      const width = dock.containerEl.offsetWidth;
      const move = (now: PointerEvent): void => {
        const by = side === "left" ? now.clientX - from : from - now.clientX;
        document.body.style.setProperty(`--${side}-width`, `${Math.max(LEAST, width + by)}px`);
        workspace.iterateAllLeaves((leaf) => leaf.onResize());
      };
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
    });
  }
  window.addEventListener("resize", () => workspace.iterateAllLeaves((leaf) => leaf.onResize()));
}
