import type { Component } from "obsidian";

/** Asks for a drawing with the next frame, once for all requests until then, as long as `owner` is loaded. */
export function oncePerFrame(owner: Component, el: HTMLElement, draw: () => void): () => void {
  let frame = 0;
  owner.register(() => el.win.cancelAnimationFrame(frame));
  return () => {
    frame ||= el.win.requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
}
