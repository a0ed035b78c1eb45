import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import words from "@/messages/en/playbooks.json";
import searchWords from "@/messages/en/search.json";
import { hasBrowser } from "../support/browser";
import { type Console, openConsole, PATIENCE } from "../support/console";
import { inputFile } from "../support/new-run";
import { accessibilityFaults } from "../support/watched-page";

interface FileEntry {
  id?: string;
  title: { en?: string; ru?: string };
  priority: string;
  problems: { knowledgeBase: string; id: number }[];
  steps: { id?: string; text: { en?: string; ru?: string } }[];
}

describe.skipIf(!hasBrowser)("playbooks", () => {
  let console: Console;
  let page: Page;

  beforeAll(async () => {
    console = await openConsole();
    ({ page } = console);
  }, PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(console.watched.takeFaults()).toEqual([]));

  const open = (path: string) => page.goto(`${console.product.address}${path}`);
  const dialog = (): Locator => page.getByRole("dialog", { name: words.files.title });

  async function exported(): Promise<FileEntry[]> {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: words.files.export, exact: true }).click();
    return (JSON.parse(await readFile(await (await download).path(), "utf8")) as { playbooks: FileEntry[] }).playbooks;
  }

  async function choose(playbooks: readonly unknown[]): Promise<void> {
    const chooser = page.waitForEvent("filechooser");
    await dialog().getByRole("button", { name: new RegExp(`${common.file.choose}|${common.file.another}`) }).click();
    await (await chooser).setFiles(await inputFile("playbooks.json", Buffer.from(JSON.stringify({ schemaVersion: 1, playbooks }))));
  }

  /** Nothing of it sticks out to the side on a telephone. */
  async function fits(part: Locator): Promise<void> {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await part.evaluate((element) => element.scrollWidth - element.clientWidth)]).toEqual([width, 0]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  const focused = (control: Locator) => expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);

  it("go out as a file and come in again: what is wrong in it is told first, then what it changes, and once more nothing", async () => {
    await open("/playbooks");
    await fits(page.locator("html"));
    const playbooks = await exported();
    expect(playbooks.length).toBeGreaterThanOrEqual(50);
    const array = playbooks.find(({ id }) => id === "shipped-8")!;
    const file = [
      { ...array, priority: "low", steps: array.steps.slice(1) },
      { title: { en: "Turn the fan" }, priority: "high", problems: [{ knowledgeBase: "Nowhere", id: 1 }], steps: [{ text: { en: "Look at the **fan**" } }] },
      ...playbooks.filter((playbook) => playbook !== array),
    ];
    const button = page.getByRole("button", { name: words.files.import, exact: true });
    await button.click();
    await choose(file.with(1, { ...file[1]!, priority: "urgent" }));
    const fault = dialog().getByRole("alert").getByRole("listitem");
    await fault.waitFor();
    expect((await fault.allInnerTexts()).map((text) => text.replace(/\s+/g, " "))).toEqual(['Playbook 2, “Turn the fan” priority is "urgent", but is to be one of critical, high, medium, low']);
    expect(await dialog().getByRole("button", { name: words.files.submitNothing, exact: true }).isDisabled()).toBe(true);

    await choose(file);
    const part = (name: string): Locator => dialog().getByRole("region", { name });
    await part(words.files.new).getByText("Turn the fan").waitFor();
    await part(words.files.new).getByText("Nowhere").waitFor();
    await part(words.files.changed).getByText("revision 2").waitFor();
    expect(await part(words.files.changed).getByRole("deletion").first().innerText()).toBe("Critical");
    expect(await part(words.files.same).getByRole("listitem").count()).toBe(playbooks.length - 1);
    for (const theme of ["light", "dark"] as const) expect(await accessibilityFaults(page, theme)).toEqual([]);
    await fits(dialog());
    await dialog().getByRole("button", { name: "Import 2 playbooks" }).click();
    await dialog().waitFor({ state: "detached" });
    await focused(button);
    await page.getByRole("link", { name: "Turn the fan" }).waitFor();

    await button.click();
    await choose(file);
    await dialog().getByText(words.files.nothing).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: array.title.en! }).click();
    await page.getByText(/^Revision 2, /).first().waitFor();
    await fits(page.locator("html"));
    expect(await exported()).toEqual([{ ...array, priority: "low", steps: array.steps.slice(1) }]);
  }, PATIENCE);

  it("are walked with j and k alone: with another key they are the search's and the browser's", async () => {
    await open("/playbooks");
    const links = page.locator("[data-row-link]");
    await links.first().focus();
    for (const key of ["j", "j", "k"]) await page.keyboard.press(key);
    await focused(links.nth(1));
    for (const keys of ["Control+j", "Alt+k", "Meta+j"]) {
      await page.keyboard.press(keys);
      expect([keys, await links.evaluateAll((all) => all.findIndex((link) => link === document.activeElement))]).toEqual([keys, 1]);
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: searchWords.label }).waitFor();
    await page.keyboard.press("Escape");
    await focused(links.nth(1));
  }, PATIENCE);

  it("give no two steps one id, and the focus to what stands in the place of a step that was removed", async () => {
    const { editor } = words;
    const step = (number: number): Locator => page.getByRole("textbox", { name: editor.step.replace("{number}", String(number)), exact: true });
    const remove = (number: number): Locator => page.getByRole("button", { name: editor.remove.replace("{number}", String(number)), exact: true });
    const add = page.getByRole("button", { name: editor.addStep, exact: true });
    await open("/playbooks/new");
    await page.getByLabel(editor.title, { exact: true }).fill("Count to three");
    for (const [at, text] of ["one", "two", "three"].entries()) {
      await add.click();
      await step(at + 1).fill(text);
    }
    await remove(3).click();
    await focused(add);
    await page.keyboard.press("Enter");
    await step(3).fill("three again");
    await page.getByRole("button", { name: editor.undo, exact: true }).click();
    expect(await Promise.all([3, 4].map((number) => step(number).inputValue()))).toEqual(["three", "three again"]);
    await remove(1).focus();
    await page.keyboard.press("Enter");
    await focused(remove(1));
    expect(await step(1).inputValue()).toBe("two");
    await page.getByRole("button", { name: editor.create, exact: true }).click();
    await page.getByRole("heading", { name: "Count to three", level: 1 }).waitFor();
    expect((await exported())[0]?.steps.map(({ id, text }) => [id, text.en])).toEqual([["2", "two"], ["3", "three"], ["4", "three again"]]);
  }, PATIENCE);

  it("keep the focus where a problem is confirmed for one, and taken back from it", async () => {
    const { problems } = words;
    await open("/playbooks");
    await page.getByRole("link", { name: "Turn the fan" }).click();
    const panel = page.getByRole("region", { name: problems.title });
    const add = panel.getByRole("button", { name: problems.add, exact: true });
    const takeBack = (id: string): Locator => panel.getByRole("button", { name: problems.takeBack.replace("{id}", id), exact: true });
    await add.focus();
    await page.keyboard.press("Enter");
    await focused(panel.getByRole("combobox", { name: problems.knowledgeBase }));
    await panel.getByRole("button", { name: "Cancel", exact: true }).focus();
    await page.keyboard.press("Enter");
    await focused(add);
    for (const id of ["P8", "P9"]) {
      await add.click();
      await expect.poll(() => panel.getByRole("combobox", { name: problems.knowledgeBase }).inputValue()).not.toBe("");
      await panel.getByRole("combobox", { name: problems.problem }).fill(`${id} `);
      await page.getByRole("option", { name: new RegExp(`^${id} `) }).click();
      await takeBack(id).waitFor();
      await focused(add);
    }
    await takeBack("P8").focus();
    await page.keyboard.press("Enter");
    await focused(takeBack("P9"));
    await page.keyboard.press("Enter");
    await focused(add);
  }, PATIENCE);

  it("are chosen beside a problem of the knowledge base without losing the focus", async () => {
    const { playbook } = knowledgeWords;
    await open("/knowledge-base?q=P21&open=21");
    const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
    await button(playbook.remove).focus();
    await page.keyboard.press("Enter");
    await button(playbook.confirm).waitFor();
    await focused(button(playbook.change));
    await button(playbook.confirm).focus();
    await page.keyboard.press("Enter");
    await button(playbook.remove).waitFor();
    await focused(button(playbook.change));
    await page.keyboard.press("Enter");
    await focused(page.getByRole("combobox", { name: playbook.choose }));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await focused(button(playbook.change));
  }, PATIENCE);

  it("that cannot be chosen from are said to be on their way, or not to have come", async () => {
    const { playbook } = knowledgeWords;
    let fails = true;
    await page.route(/playbooks\.list/, (route) => (fails ? route.fulfill({ status: 500, body: "{}" }) : route.continue()));
    await open("/knowledge-base?q=P21&open=21");
    await page.getByRole("button", { name: playbook.change, exact: true }).click();
    const chooser = page.getByRole("dialog", { name: playbook.choose });
    await chooser.locator(".mantine-Skeleton-root").first().waitFor();
    const again = chooser.getByRole("button", { name: "Try again" });
    await again.waitFor({ timeout: PATIENCE });
    fails = false;
    await again.click();
    await chooser.getByRole("combobox", { name: playbook.choose }).waitFor();
    await page.unroute(/playbooks\.list/);
    console.watched.takeFaults();
  }, PATIENCE);
});
