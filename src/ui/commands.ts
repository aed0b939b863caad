import { Notice, type Command } from "obsidian";
import { openAdoptDialog } from "./adopt-dialog";
import { openCheckInDialog } from "./check-in-dialog";
import { startClientsBase } from "./clients-base";
import { openNextOverdue, startLog, startMakeClient, startMeetingNote, startNewClient } from "./client-flows";
import { changeCadence, pauseOrResume, planNextContact, snoozeClients, withClients, type ClientAction } from "./edit-flows";
import { undoLast } from "./notices";
import { openReportDialog } from "./report-dialog";
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
  const command = (name: string, icon: string, run: (services: Services) => unknown): CommandSpec => ({
    name,
    icon,
    callback: () => void run(services),
  });
  const onClients = (name: string, icon: string, action: ClientAction): CommandSpec => command(name, icon, () => withClients(services, action));
  return {
    "new-client": command(commands.newClient, "user-plus", startNewClient),
    "make-client": {
      name: commands.makeClient,
      icon: "user-check",
      checkCallback: when(() => activeOtherNote(services), (file) => startMakeClient(services, file)),
    },
    "log-check-in": command(commands.logCheckIn, "message-square-plus", startLog),
    "log-check-in-here": {
      name: commands.logCheckInHere,
      icon: "message-square-plus",
      checkCallback: when(() => activeClient(services) ?? null, (client) => openCheckInDialog(services, [client])),
    },
    "new-meeting-note": command(commands.newMeetingNote, "calendar-plus", startMeetingNote),
    "open-review": command(commands.openReview, "users", services.openReview),
    "next-overdue": command(commands.nextOverdue, "skip-forward", openNextOverdue),
    "start-review": command(commands.startReview, "list-checks", startReviewWalk),
    "snooze-client": onClients(commands.snoozeClient, "clock", snoozeClients),
    "pause-client": onClients(commands.pauseClient, "pause", pauseOrResume),
    "set-next-contact": onClients(commands.setNextContact, "calendar-check", planNextContact),
    "set-cadence": onClients(commands.setCadence, "repeat", changeCadence),
    "undo-check-in": command(commands.undoCheckIn, "undo-2", undoLast),
    "create-review-report": command(commands.createReviewReport, "file-text", openReportDialog),
    "create-clients-base": command(doors.createBase, "table", startClientsBase),
    "adopt-vault": command(commands.adoptVault, "scan-search", openAdoptDialog),
    "toggle-confidential": command(commands.toggleConfidential, "eye-off", toggleConfidential),
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
