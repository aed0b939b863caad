export interface WorkspaceWindowInitData {
  x?: number;
  y?: number;
  size?: { width: number; height: number };
}

/** A blank window of the same origin, so that it can be filled from here. Null where the browser allows none. */
export function openBlankWindow(from: Window, { x, y, size }: WorkspaceWindowInitData = {}): Window | null {
  const { width = 600, height = 800 } = size ?? {};
  const place = x === undefined || y === undefined ? "" : `,left=${x},top=${y}`;
  return from.open("about:blank", "_blank", `popup,width=${width},height=${height}${place}`);
}

/** The app's styles and look, and the element that the window's tabs go into. */
export function furnishWindow(doc: Document, main: Document): HTMLElement {
  doc.documentElement.lang = main.documentElement.lang;
  doc.title = main.title;
  for (const sheet of main.head.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = doc.importNode(sheet, true);
    const href = (sheet as HTMLLinkElement).href;
    if (sheet.tagName === "LINK") copy.setAttribute("href", href);
    doc.head.append(copy);
  }
  copyLook(doc, main);
  return doc.body.createDiv("app-container").createDiv("horizontal-main-container").createDiv("workspace");
}

/** Theme, platform and sizes, as the main window has them now. */
export function copyLook(doc: Document, main: Document): void {
  doc.body.className = main.body.className;
  doc.body.addClass("is-popout-window");
  for (const { name, value } of Array.from(main.body.attributes)) {
    if (name === "style" || name.startsWith("data-")) doc.body.setAttribute(name, value);
  }
}
