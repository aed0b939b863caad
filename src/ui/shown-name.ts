import type { ClientNote } from "../domain/review";
import type { Services } from "./services";

/** A client's name as it may be shown: in confidential mode only that of the client whose note is open. */
export function shownName({ path, name }: Pick<ClientNote, "path" | "name">, services: Pick<Services, "confidential" | "language">): string {
  return services.confidential.hides(path) ? services.language.messages.confidential.name : name;
}
