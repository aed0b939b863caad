import type { ReviewEntry } from "../domain/review";
import { pickClients } from "./client-picker";
import { iconButton } from "./elements";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { lastContactInWords, plainWords } from "./wording";

/** Shows whom a check-in is with: of a single client the last contact, of several each, to be taken out; and a button to add more. */
export function drawCheckInClients(
  parent: HTMLElement,
  clients: readonly ReviewEntry[],
  services: Services,
  onChange: (clients: readonly ReviewEntry[]) => void,
): void {
  const { log } = services.language.messages;
  const [only, ...others] = clients;
  parent.empty();
  if (others.length > 0) {
    for (const client of clients) {
      const name = shownName(client.note, services);
      const chip = parent.createSpan({ cls: "rapport-chip", text: name });
      iconButton(chip, "x", log.removeClient(name), () => onChange(clients.filter((other) => other !== client)));
    }
  } else if (only !== undefined) {
    const last = lastContact(only, services);
    if (last !== null) parent.createSpan({ cls: "rapport-last", text: last });
  }
  const add = (chosen: readonly ReviewEntry[]): void => onChange([...new Set([...clients, ...chosen])]);
  iconButton(parent, "user-plus", log.addClient, () => pickClients(services, add, undefined, []), "rapport-add-client");
}

function lastContact(client: ReviewEntry, { language, logging, confidential }: Services): string | null {
  const { brief, review, log } = language.messages;
  const when = lastContactInWords(client, logging.clock.today(), language, review.contactBy, brief.contactOn);
  const isHidden = confidential.hides(client.note.path);
  const text = isHidden ? "" : client.history.checkIns.find(({ outcome }) => outcome === "reached")?.text;
  return when === null ? null : log.last(text ? `${when} · ${plainWords(text)}` : when);
}
