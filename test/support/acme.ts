import type { MarkdownView } from "obsidian";
import type { Rapport } from "../plugin/support";
import { find, press, type } from "../plugin/support-ui";

/** A client note with all that an edit has to leave alone. */
export const ACME = `---
aliases: ["Acme", "Acme GmbH"]   # as on the contract
tags: [clients]
type: direct
duration: long-term
tier: key
last-contact: "2026-11-02"
next-contact: 2026-11-20
---

# Acme

## Check-ins

- [[2026-11-02]] meeting: Quarterly review [satisfaction:: 4]
  - with [[Anna Petrova]]
- 2026-10-18 email (attempt): Sent the draft

---
[[Maintaining relationships]] | [[Feedback]]
`;

/** {@link ACME} after a check-in of 24 November 2026 with this text. */
export function acmeLogged(text: string): string {
  return ACME.replace('"2026-11-02"', '"2026-11-24"')
    .replace("next-contact: 2026-11-20", "next-contact:")
    .replace("## Check-ins\n\n", () => `## Check-ins\n\n- [[2026-11-24]] check-in: ${text}\n`);
}

export const ACME_PATH = "Clients/Acme.md";

/** A small vault with two clients and a note that is none. */
export const files = { [ACME_PATH]: ACME, "Clients/Beta.md": "# Beta\n", "Other.md": "Nobody's\n" };

/** A tab of its own for a note, in source or in reading mode. */
export async function openNote({ host, settled }: Rapport, path: string, mode: "source" | "preview" = "source"): Promise<MarkdownView> {
  const file = host.app.vault.getFileByPath(path);
  if (file === null) throw new Error(path);
  const leaf = host.app.workspace.getLeaf(true);
  await leaf.openFile(file, { state: { mode } });
  await settled();
  return leaf.view as MarkdownView;
}

/** The palette's way to the dialog: command, some letters of the name, Enter. */
export function openLogDialog({ host }: Rapport, letters: string): void {
  if (!host.commands.execute("rapport:log-check-in")) throw new Error("The command is not there");
  type(letters, find(".prompt-input"));
  press("Enter", find(".prompt-input"));
}

/** Writes a text into the open dialog and logs it with Enter. */
export async function submitLog({ settled }: Rapport, text: string): Promise<void> {
  type(text, find(".rapport-dialog textarea"));
  press("Enter", find(".rapport-dialog textarea"));
  await settled();
}
