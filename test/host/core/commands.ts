import type { App } from "./app";
import type { Editor } from "./editor";
import { environment } from "./environment";
import type { MarkdownFileInfo } from "./workspace";

export interface Command {
  id: string;
  name: string;
  icon?: string;
  mobileOnly?: boolean;
  repeatable?: boolean;
  callback?: () => unknown;
  checkCallback?: (checking: boolean) => boolean | void;
  editorCallback?: (editor: Editor, context: MarkdownFileInfo) => unknown;
  editorCheckCallback?: (checking: boolean, editor: Editor, context: MarkdownFileInfo) => boolean | void;
  hotkeys?: { modifiers: string[]; key: string }[];
}

/** Editor commands exist only while a note is open in source mode. */
export class Commands {
  readonly commands: Record<string, Command> = {};

  constructor(private readonly app: App) {}

  addCommand(command: Command): void {
    this.commands[command.id] = command;
  }

  removeCommand(id: string): void {
    delete this.commands[id];
  }

  /** What the palette lists: each check callback is asked with `true`. */
  listCommands(): Command[] {
    return Object.values(this.commands).filter((command) => this.isAvailable(command));
  }

  isAvailable(command: Command): boolean {
    try {
      return this.run(command, true);
    } catch (error) {
      environment.report(error);
      return false;
    }
  }

  executeCommandById(id: string): boolean {
    const command = this.commands[id];
    return command !== undefined && this.executeCommand(command);
  }

  /** First the question, then the deed; an error is logged and counts as done. */
  executeCommand(command: Command): boolean {
    if (!this.isAvailable(command)) return false;
    try {
      this.run(command, false);
    } catch (error) {
      environment.report(error);
    }
    return true;
  }

  private run(command: Command, checking: boolean): boolean {
    const { editorCheckCallback, editorCallback, checkCallback, callback } = command;
    if (command.mobileOnly === true && !environment.mobile) return false;
    if (editorCheckCallback !== undefined || editorCallback !== undefined) {
      const view = this.app.workspace.activeLeaf?.markdownView() ?? null;
      if (view === null || view.getMode() === "preview") return false;
      if (editorCheckCallback !== undefined) return editorCheckCallback(checking, view.editor, view) === true || !checking;
      if (!checking) this.watch(editorCallback?.(view.editor, view));
      return true;
    }
    if (checkCallback !== undefined) return checkCallback(checking) === true || !checking;
    if (callback === undefined) return false;
    if (!checking) this.watch(callback());
    return true;
  }

  private watch(result: unknown): void {
    if (result instanceof Promise) result.catch((error: unknown) => environment.report(error));
  }
}
