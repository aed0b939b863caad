import { Notice, type Command } from "obsidian";
import { AdoptDialog } from "./adopt-dialog";
import { CheckInDialog } from "./check-in-dialog";
import { startClientsBase } from "./clients-base";
import { openNextOverdue, startLog, startMakeClient, startMeetingNote, startNewClient } from "./client-flows";
import { changeCadence, pauseOrResume, planNextContact, snoozeClients, withClients } from "./edit-flows";
import { undoLast } from "./notices";
import { ReportDialog } from "./report-dialog";
import { startReviewWalk } from "./review-walk";
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
  | "start-review"
  | "snooze-client"
  | "pause-client"
  | "set-next-contact"
  | "set-cadence"
  | "undo-check-in"
  | "create-review-report"
  | "create-clients-base"
  | "adopt-vault"
  | "toggle-confidential";

type CommandSpec = Omit<Command, "id">;

/** Every command by its id, with its name in the interface's language. */
export function rapportCommands(services: Services): Record<CommandId, CommandSpec> {
  const { commands, doors } = services.language.messages;
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
    "start-review": {
      name: commands.startReview,
      icon: "list-checks",
      callback: () => startReviewWalk(services),
    },
    "snooze-client": {
      name: commands.snoozeClient,
      icon: "clock",
      callback: () => withClients(services, snoozeClients),
    },
    "pause-client": {
      name: commands.pauseClient,
      icon: "pause",
      callback: () => withClients(services, pauseOrResume),
    },
    "set-next-contact": {
      name: commands.setNextContact,
      icon: "calendar-check",
      callback: () => withClients(services, planNextContact),
    },
    "set-cadence": {
      name: commands.setCadence,
      icon: "repeat",
      callback: () => withClients(services, changeCadence),
    },
    "undo-check-in": {
      name: commands.undoCheckIn,
      icon: "undo-2",
      callback: () => void undoLast(services),
    },
    "create-review-report": {
      name: commands.createReviewReport,
      icon: "file-text",
      callback: () => new ReportDialog(services).open(),
    },
    "create-clients-base": {
      name: doors.createBase,
      icon: "table",
      callback: () => void startClientsBase(services),
    },
    "adopt-vault": {
      name: commands.adoptVault,
      icon: "scan-search",
      callback: () => new AdoptDialog(services).open(),
    },
    "toggle-confidential": {
      name: commands.toggleConfidential,
      icon: "eye-off",
      callback: () => toggleConfidential(services),
    },
  };
}

function toggleConfidential({ confidential, language }: Services): void {
  confidential.toggle();
  const { on, off } = language.messages.confidential;
  new Notice(confidential.isOn() ? on : off);
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
