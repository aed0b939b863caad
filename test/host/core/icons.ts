import { icons } from "lucide";

type IconNode = readonly (readonly [tag: string, attrs: Record<string, string | number | undefined>])[];

const SVG = "http://www.w3.org/2000/svg";
const own = new Map<string, string>();
let byName: Map<string, IconNode> | null = null;

const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z0-9])/g, "$1-$2")
    .replace(/([0-9])([A-Za-z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();

function lucideIcons(): Map<string, IconNode> {
  byName ??= new Map(Object.entries(icons).map(([name, node]) => [kebab(name), node as unknown as IconNode]));
  return byName;
}

export function addIcon(id: string, svgContent: string): void {
  own.set(id, svgContent);
}

export function removeIcon(id: string): void {
  own.delete(id);
}

export function getIconIds(): string[] {
  return [...[...lucideIcons().keys()].map((name) => `lucide-${name}`), ...own.keys()];
}

/** Null for an unknown name. Icons of the app's library are known with and without `lucide-`. */
export function getIcon(id: string): SVGSVGElement | null {
  const svg = document.createElementNS(SVG, "svg");
  const content = own.get(id);
  if (content !== undefined) {
    svg.setAttribute("viewBox", "0 0 100 100");
    svg.classList.add("svg-icon", id);
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${content}</svg>`, "image/svg+xml");
    svg.append(...Array.from(parsed.documentElement.childNodes, (child) => document.importNode(child, true)));
    return svg;
  }
  const name = id.replace(/^lucide-/, "");
  const node = lucideIcons().get(name);
  if (node === undefined) return null;
  const attrs = { width: "24", height: "24", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor",
    "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [key, value] of Object.entries(attrs)) svg.setAttribute(key, value);
  svg.classList.add("svg-icon", `lucide-${name}`);
  for (const [tag, attributes] of node) {
    const child = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && key !== "key") child.setAttribute(key, String(value));
    }
    svg.append(child);
  }
  return svg;
}

/** Replaces what the element holds; an unknown name leaves it empty. */
export function setIcon(parent: HTMLElement, id: string): void {
  parent.empty();
  const svg = getIcon(id);
  if (svg !== null) parent.append(svg);
}
