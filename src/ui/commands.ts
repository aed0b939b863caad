import type { Command } from "obsidian";
import { CheckInDialog } from "./check-in-dialog";
import { openNextOverdue, startLog, startMakeClient, startMeetingNote, startNewClient } from "./client-flows";
import { undoLast } from "./notices";
import { activeClient, activeOtherNote, type Services } from "./services";

/** Ids are fixed: users' hotkeys hang on them. */
export type CommandId =
  | "new-client"
  | "make-client"
  | "log-check-in"
  | "log-check-in-here"
  | "new-meeting-note"
  | "open-review"
  | "next-overdue"
  | "undo-check-in";

type CommandSpec = Omit<Command, "id">;

/** Every command by its id, with its name in the interface's language. */
export function rapportCommands(services: Services): Record<CommandId, CommandSpec> {
  const { commands } = services.language.messages;
  return {
    "new-client": {
      name: commands.newClient,
      icon: "user-plus",
      callback: () => startNewClient(services),
    },
    "make-client": {
      name: commands.makeClient,
      icon: "user-check",
      checkCallback: when(() => activeOtherNote(services), (file) => startMakeClient(services, file)),
    },
    "log-check-in": {
      name: commands.logCheckIn,
      icon: "message-square-plus",
      callback: () => startLog(services),
    },
    "log-check-in-here": {
      name: commands.logCheckInHere,
      icon: "message-square-plus",
      checkCallback: when(
        () => activeClient(services) ?? null,
        (client) => new CheckInDialog(services, [client]).open(),
      ),
    },
    "new-meeting-note": {
      name: commands.newMeetingNote,
      icon: "calendar-plus",
      callback: () => startMeetingNote(services),
    },
    "open-review": {
      name: commands.openReview,
      icon: "users",
      callback: () => void services.openReview(),
    },
    "next-overdue": {
      name: commands.nextOverdue,
      icon: "skip-forward",
      callback: () => void openNextOverdue(services),
    },
    "undo-check-in": {
      name: commands.undoCheckIn,
      icon: "undo-2",
      callback: () => void undoLast(services),
    },
  };
}

/** A command that is there only while it has something to act on. Obsidian calls it twice: to ask, and to run. */
function when<T>(subject: () => T | null, run: (subject: T) => void): (checking: boolean) => boolean {
  return (checking) => {
    const found = subject();
    if (found === null) return false;
    if (!checking) run(found);
    return true;
  };
}
