/** The module `obsidian` at run time: the same names as in its typings. */
export { App } from "./app";
export { BasesView, QueryController } from "./bases";
export { BasesViewConfig } from "./bases-config";
export { BasesEntry, BasesEntryGroup, BasesQueryResult } from "./bases-query";
export {
  BooleanValue, DateValue, DurationValue, FileValue, LinkValue, ListValue, NotNullValue, NullValue, NumberValue, ObjectValue,
  PrimitiveValue, StringValue, TagValue, Value,
} from "./bases-values";
export { Component } from "./component";
export { ConfirmationButton, ConfirmationModal } from "./confirmation-modal";
export { debounce } from "./debounce";
export { Editor } from "./editor";
export { Events } from "./events";
export { FileManager } from "./file-manager";
export { EditableFileView, FileView, TextFileView } from "./file-view";
export { TAbstractFile, TFile, TFolder } from "./files";
export {
  apiVersion, arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, getAllTags, getLanguage, hexToArrayBuffer,
  htmlToMarkdown, iterateCacheRefs, iterateRefs, parsePropertyId, request, requestUrl, requireApiVersion,
  sanitizeHTMLToDom,
} from "./functions";
export { HoverPopover } from "./hover-popover";
export { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "./icons";
export { AbstractInputSuggest, EditorSuggest, PopoverSuggest } from "./input-suggest";
export { Keymap, Scope } from "./keymap";
export { getLinkpath, parseLinktext, resolveSubpath, stripHeading, stripHeadingForLink } from "./link-text";
export { MarkdownPreviewRenderer, MarkdownPreviewView, MarkdownRenderChild, MarkdownRenderer } from "./markdown-renderer";
export { MarkdownEditView, MarkdownView } from "./markdown-view";
export { Menu, MenuItem, MenuSeparator } from "./menu";
export { MetadataCache } from "./metadata-cache";
export { Modal } from "./modal";
export { moment } from "./moment";
export { Notice } from "./notice";
export { normalizePath } from "./path";
export { Platform } from "./platform";
export { Plugin } from "./plugin";
export { prepareFuzzySearch, prepareSimpleSearch, renderMatches, renderResults, sortSearchResults } from "./search";
export { SecretStorage } from "./secret-storage";
export { Setting, SettingGroup } from "./setting";
export {
  AbstractTextComponent, BaseComponent, ButtonComponent, ColorComponent, DisplayValueComponent, DropdownComponent,
  ExtraButtonComponent, MomentFormatComponent, ProgressBarComponent, SearchComponent, SliderComponent,
  TextAreaComponent, TextComponent, ToggleComponent, ValueComponent,
} from "./setting-components";
export { PluginSettingTab, SettingPage, SettingTab } from "./setting-tab";
export { FuzzySuggestModal, SuggestModal } from "./suggest-modal";
export { Tasks } from "./tasks";
export { displayTooltip, setTooltip } from "./tooltip";
export { Vault } from "./vault";
export { ItemView, View } from "./view";
export { Workspace } from "./workspace";
export {
  WorkspaceContainer, WorkspaceFloating, WorkspaceItem, WorkspaceMobileDrawer, WorkspaceParent, WorkspaceRibbon,
  WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, WorkspaceWindow,
} from "./workspace-items";
export { WorkspaceLeaf } from "./workspace-leaf";
export {
  getFrontMatterInfo, parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterStringArray,
  parseFrontMatterTags, parseYaml, stringifyYaml,
} from "./yaml";
