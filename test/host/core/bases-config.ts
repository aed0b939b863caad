import type { BasesPropertyId, BasesSortConfig } from "obsidian";
import type { BasesView } from "./bases";
import { compileExpression, type Row } from "./bases-expression";
import { NullValue, type Value } from "./bases-values";
import { isRecord, parseYaml } from "./yaml";

export type BaseFilter = string | { and: BaseFilter[] } | { or: BaseFilter[] } | { not: BaseFilter[] };

/** A `.base` file as it is written. */
export interface BaseFile {
  filters?: BaseFilter;
  properties?: Record<string, Record<string, unknown>>;
  formulas?: Record<string, string>;
  views?: BaseFileView[];
  [key: string]: unknown;
}

export interface BaseFileView {
  type: string;
  name: string;
  filters?: BaseFilter;
  [key: string]: unknown;
}

/** An empty file has one table. Throws where the text is no YAML or no map. */
export function parseBase(text: string): BaseFile {
  const parsed = parseYaml(text) ?? {};
  if (!isRecord(parsed)) throw new SyntaxError("A base is a YAML map.");
  const base = parsed as BaseFile;
  if (!Array.isArray(base.views) || base.views.length === 0) base.views = [{ type: "table", name: "Table" }];
  return base;
}

/** A bare name is a property of notes. Null for what is no text. */
export function propertyId(value: unknown): BasesPropertyId | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  return /^(?:note|file|formula)\../.test(value) ? (value as BasesPropertyId) : `note.${value}`;
}

/** One view's part of a base. What is set is written into the file. */
export class BasesViewConfig {
  name: string;

  constructor(
    private readonly base: BaseFile,
    private readonly view: BaseFileView,
    private readonly context: { onChange: () => void; activeRow: () => Row | null },
  ) {
    this.name = view.name;
  }

  get(key: string): unknown {
    return this.view[key];
  }

  getAsPropertyId(key: string): BasesPropertyId | null {
    return propertyId(this.view[key]);
  }

  getEvaluatedFormula(_view: BasesView, key: string): Value {
    const source = this.view[key];
    const row = this.context.activeRow();
    if (typeof source !== "string" || row === null) return NullValue.value;
    try {
      return compileExpression(source)(row);
    } catch {
      return NullValue.value;
    }
  }

  /** Null takes the key away. */
  set(key: string, value: unknown): void {
    if (value === null || value === undefined) delete this.view[key];
    else this.view[key] = value;
    this.context.onChange();
  }

  getOrder(): BasesPropertyId[] {
    return listOf(this.view["order"]).map(propertyId).filter((id) => id !== null);
  }

  getSort(): BasesSortConfig[] {
    return listOf(this.view["sort"]).flatMap((one) => sortConfig(one) ?? []);
  }

  /** The user's name for the property, else for files the app's, else its bare name. */
  getDisplayName(id: BasesPropertyId): string {
    const bare = id.replace(/^\w+\./, "");
    const own = this.base.properties?.[id]?.["displayName"] ?? (id.startsWith("note.") ? this.base.properties?.[bare]?.["displayName"] : undefined);
    if (typeof own === "string") return own;
    return id.startsWith("file.") ? `file ${bare}` : bare;
  }

  getGroupBy(): BasesSortConfig | null {
    return sortConfig(this.view["groupBy"]);
  }

  getLimit(): number {
    const limit = this.view["limit"];
    return typeof limit === "number" && limit > 0 ? limit : Number.POSITIVE_INFINITY;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function sortConfig(value: unknown): BasesSortConfig | null {
  if (!isRecord(value)) return null;
  const property = propertyId(value["property"]);
  const direction = value["direction"] ?? "ASC";
  return property !== null && (direction === "ASC" || direction === "DESC") ? { property, direction } : null;
}
