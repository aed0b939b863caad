import { Menu } from "obsidian";
import { changeCadence, logWithClients, pauseOrResume, planNextContact, snoozeClients, type ClientAction } from "../edit-flows";
import { openNote, type Services } from "../services";
import type { Subject } from "./row-selection";

/** Everything that can be done with one client or several, at the pointer or below an element. */
export function showClientMenu(services: Services, { clients, onDone }: Subject, at: MouseEvent | HTMLElement): void {
  const { commands, review } = services.language.messages;
  const menu = new Menu();
  const add = (title: string, icon: string, onClick: () => void): void => {
    menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(onClick));
  };
  const act = (title: string, icon: string, action: ClientAction): void => add(title, icon, () => action(services, clients, onDone));
  act(commands.logCheckIn, "plus", logWithClients);
  act(commands.setNextContact, "calendar-clock", planNextContact);
  act(commands.snoozeClient, "clock", snoozeClients);
  act(commands.pauseClient, "pause", pauseOrResume);
  act(commands.setCadence, "repeat", changeCadence);
  const [only, ...others] = clients;
  if (only !== undefined && others.length === 0) {
    menu.addSeparator();
    add(review.open, "file-text", () => void openNote(services, only.note.path));
    add(review.openInNewTab, "file-plus", () => void openNote(services, only.note.path, "tab"));
  }
  showMenuAt(menu, at);
}

/** At the pointer; below the element where it was chosen by a key, or is given. */
export function showMenuAt(menu: Menu, at: MouseEvent | HTMLElement): void {
  if ("clientX" in at && at.clientX > 0) {
    menu.showAtMouseEvent(at);
    return;
  }
  const target = "clientX" in at ? (at.target as HTMLElement) : at;
  const { left, bottom } = target.getBoundingClientRect();
  menu.showAtPosition({ x: left, y: bottom }, target.doc);
}
