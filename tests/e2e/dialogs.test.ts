import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { ownOutageArchive } from "../support/outage";
import type { WatchedPage } from "../support/watched-page";

describe.skipIf(!hasBrowser)("a person in a dialog", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let origin: string;
  let address: string;

  beforeAll(async () => {
    console = await openConsole();
    ({ page, watched } = console);
    origin = console.product.address;
    address = await analyseAndOpen(page, "Night_7", await ownOutageArchive(60, "dialogs"));
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const dialog = (): Locator => page.getByRole("dialog");
  const focused = (locator: Locator) => expect.poll(() => locator.evaluate((element) => element === document.activeElement), { timeout: 10_000 });
  const count = (locator: Locator) => expect.poll(() => locator.count(), { timeout: 10_000 });

  it("moves nothing behind it in the table of runs", async () => {
    await page.goto(`${origin}/runs`);
    await page.getByRole("checkbox", { name: runsWords.select.replace("{name}", "Night_7") }).check();
    await button(runsWords.action.delete).press("Enter");
    const isWithin = (): Promise<boolean> => dialog().evaluate((open) => open.contains(document.activeElement));
    await expect.poll(isWithin).toBe(true);
    await page.keyboard.press("j");
    expect(await isWithin()).toBe(true);
    await page.keyboard.press("Escape");
    await count(dialog()).toBe(0);
    await page.keyboard.press("j");
    await focused(page.getByRole("link", { name: "Night_7" })).toBe(true);
  }, PATIENCE);

  it("is back on the button that opened it, or on that of the menu", async () => {
    await page.goto(`${address}?tab=novel`);
    const add = page.getByRole("button", { name: new RegExp(`^${runWords.addEntry.of.replace("{template}", "")}`) }).first();
    await add.press("Enter");
    await dialog().getByRole("textbox").first().waitFor();
    await page.keyboard.press("Escape");
    await count(dialog()).toBe(0);
    await focused(add).toBe(true);
    await page.goto(`${origin}/knowledge-base?kb=2`);
    const menu = page.getByRole("button", { name: new RegExp(`${knowledgeWords.choose}$`) });
    await menu.press("Enter");
    await page.getByRole("menuitem", { name: knowledgeWords.actions.rename, exact: true }).press("Enter");
    await dialog().getByRole("textbox").first().waitFor();
    await page.keyboard.press("Escape");
    await count(dialog()).toBe(0);
    await focused(menu).toBe(true);
  }, PATIENCE);

  it("keeps the stretch and the instant of the timeline behind it", async () => {
    await page.goto(`${address}?tab=novel&zoom=2025-10-06T02:30:00.000Z/2025-10-06T03:30:00.000Z&at=2025-10-06T02:55:00.000Z`);
    const before = page.url();
    await page.getByRole("button", { name: new RegExp(`^${runWords.addEntry.of.replace("{template}", "")}`) }).first().press("Enter");
    await dialog().waitFor();
    await dialog().getByRole("button", { name: common.cancel }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Escape");
    await count(dialog()).toBe(0);
    // The address is written when the instant rests.
    await page.waitForTimeout(500);
    expect(page.url()).toBe(before);
    await page.keyboard.press("Escape");
    await expect.poll(() => new URL(page.url()).searchParams.get("zoom")).toBeNull();
  }, PATIENCE);
});
