import type { Component } from "obsidian";
import { oncePerFrame } from "../once-per-frame";
import type { Services } from "../services";
import type { ReviewList } from "./review-list";

/**
 * Draws a review now and, as long as `owner` is loaded, again after whatever changes what it shows: the store, the open
 * note, whether names are hidden, the style. Returns what asks for one more drawing, once for all requests of a frame.
 */
export function keepDrawn(owner: Component, el: HTMLElement, services: Services, list: ReviewList, draw: () => void): () => void {
  const { app, store, confidential } = services;
  const drawSoon = oncePerFrame(owner, el, draw);
  owner.register(store.onChange(drawSoon));
  owner.register(
    confidential.onChange(() => {
      list.outdate();
      draw();
    }),
  );
  owner.registerEvent(
    app.workspace.on("file-open", () => {
      // The name of the open note's client may be shown.
      if (confidential.isOn()) list.outdate();
      drawSoon();
    }),
  );
  owner.registerEvent(app.workspace.on("css-change", list.resize));
  draw();
  return drawSoon;
}
