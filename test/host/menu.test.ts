// @vitest-environment happy-dom
import { Menu, type MenuItem } from "obsidian";
import { expect, test } from "vitest";
import { started } from "./running-host";

interface WithSubmenu extends MenuItem {
  setSubmenu(): Menu;
}

const press = (...keys: string[]): void => {
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};
const shown = (): (string | null)[] => Array.from(document.querySelectorAll(".menu"), (menu) => menu.querySelector(".selected")?.textContent ?? null);

function nested(chosen: string[]): Menu {
  const menu = new Menu();
  menu.addItem((item) => item.setTitle("First").onClick(() => chosen.push("first")));
  menu.addItem((item) => {
    const submenu = (item.setTitle("Set cadence") as WithSubmenu).setSubmenu();
    for (const title of ["Weekly", "Monthly"]) submenu.addItem((one) => one.setTitle(title).onClick(() => chosen.push(title)));
  });
  return menu.showAtPosition({ x: 10, y: 10 });
}

test("the right arrow opens a submenu on its first item, the left one closes it again", async () => {
  await started({});
  const menu = nested([]);
  press("ArrowDown", "ArrowRight");
  expect(shown()).toEqual(["First"]);
  press("ArrowDown", "ArrowRight");
  expect(shown()).toEqual(["Set cadence", "Weekly"]);
  press("ArrowLeft");
  expect(shown()).toEqual(["Set cadence"]);
  menu.hide();
});

test("Enter opens a submenu, and in it chooses and closes all menus", async () => {
  await started({});
  const chosen: string[] = [];
  nested(chosen);
  press("ArrowDown", "ArrowDown", "Enter", "ArrowDown", "Enter");
  expect(chosen).toEqual(["Monthly"]);
  expect(shown()).toEqual([]);
});

test("Escape closes the innermost menu only, a press of the pointer elsewhere closes all", async () => {
  await started({});
  nested([]);
  press("ArrowDown", "ArrowDown", "ArrowRight", "Escape");
  expect(shown()).toEqual(["Set cadence"]);
  press("ArrowRight");
  document.querySelectorAll(".menu")[1]?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  expect(shown()).toHaveLength(2);
  document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  expect(shown()).toEqual([]);
});

test("the pointer over an item opens its submenu, over another closes it", async () => {
  await started({});
  const menu = nested([]);
  const [first, second] = Array.from(document.querySelectorAll(".menu-item"));
  second?.dispatchEvent(new MouseEvent("mouseenter"));
  expect(second?.getAttribute("aria-expanded")).toBe("true");
  expect(shown()).toHaveLength(2);
  first?.dispatchEvent(new MouseEvent("mouseenter"));
  expect(second?.getAttribute("aria-expanded")).toBe("false");
  expect(shown()).toHaveLength(1);
  menu.hide();
});

test("Menu.forEvent gives every caller the same menu and shows it once all have added to it", async () => {
  await started({});
  const event = new MouseEvent("contextmenu", { cancelable: true });
  document.body.dispatchEvent(event);
  Menu.forEvent(event).addItem((item) => item.setTitle("One"));
  Menu.forEvent(event).addItem((item) => item.setTitle("Two"));
  expect(shown()).toEqual([]);
  await Promise.resolve();
  expect(Array.from(document.querySelectorAll(".menu-item"), (el) => el.textContent)).toEqual(["One", "Two"]);
  expect(event.defaultPrevented).toBe(true);
  press("Escape");
});

test("onHide comes once for each time a menu closes", async () => {
  await started({});
  let hidden = 0;
  const menu = nested([]);
  menu.onHide(() => (hidden += 1));
  menu.hide();
  menu.hide();
  expect(hidden).toBe(1);
});
