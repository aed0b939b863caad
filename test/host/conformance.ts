import type * as real from "obsidian";
import type * as host from "./core/obsidian";

/**
 * Compile-time checks: what the host exports must fit the typings of the app, member by member. Inside a member's type
 * every class and interface counts as `object`, since host classes have members of their own; functions, promises,
 * arrays, elements and primitives count as they are. A drift in either is a type error here.
 */
type Real = typeof real;
type HostModule = typeof host;

type Instance<C> = C extends { prototype: infer P } ? P : never;

type IsAny<T> = 0 extends 1 & T ? true : false;
type Flip<P> = P extends "out" ? "in" : "out";

/** `any` becomes what fits everything at its place: `unknown` where it is given out, `never` where it is taken. */
type Plain<T, P extends "in" | "out"> =
  IsAny<T> extends true ? (P extends "out" ? unknown : never)
  : unknown extends T ? unknown
  : T extends string | number | boolean | bigint | symbol | null | undefined | void ? T
  : T extends EventTarget | Event | ArrayBuffer ? T
  : T extends Promise<infer U> ? { promised: Plain<U, P> }
  : T extends (...args: infer A) => infer R ? (...args: { [I in keyof A]: Plain<A[I], Flip<P>> }) => Plain<R, P>
  : T extends readonly (infer U)[] ? { items: Plain<U, P> }
  : object;

type Fits<Own, Theirs> = Plain<Own, "out"> extends Plain<Theirs, "out"> ? true : false;

/** `on` is left out: the app types each event's data, the host hands them over as unknown. */
type MemberDrift<Own, Theirs> = {
  [K in Exclude<keyof Own & keyof Theirs, "on">]: Fits<Own[K], Theirs[K]> extends true ? never : K;
}[Exclude<keyof Own & keyof Theirs, "on">];

type Common = keyof HostModule & keyof Real;
type Drift<K extends Common> = Real[K] extends (...args: never[]) => unknown
  ? Fits<HostModule[K], Real[K]> extends true ? never : "signature"
  : Real[K] extends { prototype: object } ? MemberDrift<Instance<HostModule[K]>, Instance<Real[K]>> : never;

type AllDrift = { [K in Common as Drift<K> extends never ? never : K]: Drift<K> };

/** Members that a class of the app has and the host's class lacks. */
type Missing<K extends Common> = Exclude<keyof Instance<Real[K]>, keyof Instance<HostModule[K]>>;
type CoreClass =
  | "App" | "Component" | "Events" | "FileManager" | "ItemView" | "MarkdownView" | "Menu" | "MenuItem"
  | "MetadataCache" | "Modal" | "Notice" | "Plugin" | "PluginSettingTab" | "Setting" | "SettingGroup" | "SuggestModal"
  | "TFile" | "TFolder" | "Vault" | "View" | "Workspace" | "WorkspaceLeaf" | "Editor" | "AbstractInputSuggest"
  | "ConfirmationModal" | "FuzzySuggestModal" | "Scope" | "Keymap" | "BasesView" | "BasesViewConfig" | "BasesEntry"
  | "BasesEntryGroup" | "BasesQueryResult" | "QueryController" | "WorkspaceWindow" | "WorkspaceFloating" | "DateValue"
  | "DurationValue" | "FileValue" | "LinkValue" | "ListValue" | "ObjectValue";
type AllMissing = { [K in CoreClass as Missing<K> extends never ? never : K]: Missing<K> };

export const drift: AllDrift = {};
export const missing: AllMissing = {};
/** Names that the host exports and the app does not. */
export const strangers: Record<Exclude<keyof HostModule, keyof Real>, never> = {};
