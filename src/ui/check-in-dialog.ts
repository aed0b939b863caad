import type { Modal } from "obsidian";
import { setNextContact } from "../app/edit-client";
import { checkLogRequest, logCheckIn, type LogRequest } from "../app/log-check-in";
import { findChannel, type Channel } from "../domain/channel";
import { formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { drawCheckInClients } from "./check-in-clients";
import { drawCheckInFields, type CheckInFields, type CheckInTexts } from "./check-in-fields";
import { notePaths } from "./client-dialog";
import { openDialog } from "./dialog";
import { nameDialog, textButton } from "./elements";
import { drawButtons, drawError, drawForm, drawStatus, showFailures } from "./form-fields";
import { reportEdit, reportLog } from "./notices";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords } from "./wording";

/** What a check-in dialog is filled with at the start; what is left out has its default. Nothing of it is trusted. */
export type CheckInDraft = Omit<LogRequest, "clients">;

/** Told what became of a check-in: it was logged, its day to come became the next contact, or neither. */
export type OnCheckInDone = (outcome: "logged" | "planned" | null) => void;

/** What was left unlogged in this session, by the paths of its clients. */
const drafts = new Map<string, CheckInTexts>();

/**
 * Logs a check-in with one or several clients. Every field but the text has a sensible default; Enter logs.
 *
 * @param onDone called when the dialog is closed, with what became of the check-in
 */
export function openCheckInDialog(
  services: Services,
  clients: readonly ReviewEntry[],
  draft: CheckInDraft = {},
  onDone: OnCheckInDone = () => undefined,
): void {
  openDialog(services.app, title(clients, services), (dialog) => drawDialog(dialog, services, clients, draft, onDone));
}

function drawDialog(
  dialog: Modal,
  services: Services,
  clients: readonly ReviewEntry[],
  draft: CheckInDraft,
  onDone: OnCheckInDone,
): void {
  const { app, language, logging, settings } = services;
  const { messages } = language;
  const { log } = messages;
  const today = (): LocalDay => logging.clock.today();
  const pathOf = notePaths(app);
  const paths = (): string[] => clients.map(pathOf);
  const draftKey = (): string => paths().sort().join("\n");
  let state: "open" | "logging" | "logged" | "planned" | "given-up" = "open";

  const giveUp = (): void => {
    state = "given-up";
    dialog.close();
  };
  const submit = async (): Promise<void> => {
    if (state !== "open") return;
    const request = { ...requestOf(fields), clients: paths() };
    const day = parseIsoDay(request.day ?? "");
    errorEl.empty();
    if (clients.length === 0) {
      showFailures(errorEl, [{ failure: { code: "no-client" } }], messages);
      return;
    }
    if (day !== null && day > today()) {
      offerPlan(day);
      return;
    }
    state = "logging";
    const report = await logCheckIn(request, logging);
    if (report.logged.length === 0 && report.failed.length > 0) {
      state = "open";
      showFailures(errorEl, report.failed, messages);
      return;
    }
    state = "logged";
    drafts.delete(draftKey());
    dialog.close();
    reportLog(report, services);
  };
  /** A day to come can't be logged; it may be the next contact. */
  const offerPlan = (day: LocalDay): void => {
    const inWords = language.day(day, today());
    const plan = async (): Promise<void> => {
      const report = await setNextContact(paths(), day, logging);
      if (report.failed.length === 0) {
        state = "planned";
        dialog.close();
      }
      reportEdit(report, (names) => messages.notices.planned(names, inWords), services);
    };
    errorEl.createSpan({ text: `${log.futureDay} ` });
    textButton(errorEl, log.planInstead(inWords), () => void plan()).focus();
  };
  const showClients = (changed: readonly ReviewEntry[]): void => {
    clients = changed;
    paths();
    nameDialog(dialog, title(clients, services));
    drawCheckInClients(clientsEl, clients, services, showClients);
    fields.showDays();
    fields.focus();
  };

  const form = drawForm(dialog.contentEl, "rapport-form", () => void submit());
  const clientsEl = form.createDiv({ cls: "rapport-chips" });
  const draftEl = drawStatus(form, "rapport-draft");
  const fields = drawCheckInFields(form, services, () => clients);
  const errorEl = drawError(form);
  drawButtons(form, log.submit, messages.edits.cancel, giveUp).createSpan({ cls: "rapport-hint", text: log.hint, prepend: true });

  fields.fill({ day: formatDay(today()), channel: settings().defaultChannel });
  const blank = fields.texts(() => true);
  const kept = drafts.get(draftKey());
  if (Object.values<unknown>(draft).some((value) => value !== undefined)) {
    const conventions = logging.conventions();
    const checked = checkLogRequest({ ...draft, clients: [] }, today(), conventions);
    fields.fill(textsOf(draft, conventions.reading.channels));
    if (!checked.ok) errorEl.setText(failureInWords(checked.error, messages));
  } else if (kept !== undefined) {
    fields.fill(kept);
    draftEl.createSpan({ text: log.draftRestored });
    draftEl.appendText(" · ");
    const startAnew = (): void => {
      draftEl.empty();
      fields.fill(blank);
      fields.focus();
    };
    textButton(draftEl, log.startAnew, startAnew, "rapport-link");
  }
  showClients(clients);
  dialog.onClose = () => {
    const changed = fields.texts((text, name) => text !== blank[name]);
    const isUnlogged = state === "open" || state === "logging";
    if (isUnlogged && Object.keys(changed).length > 0) drafts.set(draftKey(), changed);
    else drafts.delete(draftKey());
    onDone(state === "logged" || state === "planned" ? state : null);
  };
}

function title(clients: readonly ReviewEntry[], services: Services): string {
  const { log, edits } = services.language.messages;
  const [only, ...others] = clients;
  return log.title(only !== undefined && others.length === 0 ? shownName(only.note, services) : edits.several(clients.length));
}

/** What a draft fills the fields with. */
function textsOf({ satisfaction, channel, ...texts }: CheckInDraft, channels: readonly Channel[]): CheckInTexts {
  return {
    ...texts,
    channel: channel === undefined ? channel : (findChannel(channel, channels)?.id ?? ""),
    satisfaction: satisfaction?.toString(),
  };
}

/** What the fields that hold anything ask for. */
function requestOf(fields: CheckInFields): CheckInDraft {
  const texts = fields.texts((text) => text !== "");
  const { time, satisfaction } = texts;
  return { ...texts, time: time?.slice(0, 5), satisfaction: satisfaction === undefined ? satisfaction : Number(satisfaction) };
}
