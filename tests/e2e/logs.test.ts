import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import runWords from "@/messages/en/run.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { NOVEL_TEXT, outageArchive } from "../support/outage";
import type { WatchedPage } from "../support/watched-page";

const words = runWords.logs;
/** Harmless lines in each of three logs: more than the list reads at a time. */
const LINES = 900;
const RECORDS = 3 * LINES + 12;

const figure = (count: number): RegExp => new RegExp(`^${String(count).replace(/\B(?=(\d{3})+$)/g, "\\D?")} records?$`);

describe.skipIf(!hasBrowser)("the records of a run in a browser", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    console = await openConsole();
    ({ page, watched } = console);
    address = await analyseAndOpen(page, "Night_7", await outageArchive(LINES));
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const records = () => page.getByRole("option");
  const sum = (count: number) => page.getByRole("status").getByText(figure(count)).waitFor();

  async function openLogs(query = ""): Promise<void> {
    await page.goto(`${address}?tab=logs${query}`);
    await page.locator("[role=option]:not([data-loading])").first().waitFor();
  }

  it("are narrowed by severity and by text, and the address says so", async () => {
    await openLogs();
    await sum(RECORDS);
    await page.getByRole("button", { name: words.anySeverity }).click();
    await page.getByRole("menuitemcheckbox", { name: words.levelLong.warning }).click();
    await page.keyboard.press("Escape");
    await sum(7);
    await page.getByRole("searchbox", { name: words.search }).fill("HUMIDITY sensor");
    await sum(1);
    await records().getByText(NOVEL_TEXT).waitFor();
    expect(new URL(page.url()).search).toBe("?tab=logs&severity=warning&find=HUMIDITY+sensor");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: runWords.tabs.download.label.replace("{list}", runWords.tabs.logs) }).click();
    const [header, ...rows] = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
    expect(header).toContain(runWords.column.severity);
    expect(rows.map((row) => row.includes(NOVEL_TEXT))).toEqual([true]);
    await page.getByRole("button", { name: words.clear }).click();
    await sum(RECORDS);
  }, PATIENCE);

  it("are scrolled to the last of them without having all in the page", async () => {
    await openLogs();
    await page.getByRole("listbox", { name: words.list }).press("End");
    await page.locator(`[aria-posinset="${String(RECORDS)}"]:not([data-loading])`).waitFor();
    expect(await records().count()).toBeLessThan(80);
  }, PATIENCE);

  it("stand as they were written: no two signs are drawn as one", async () => {
    await openLogs();
    const drawn = await records().locator("code").first().evaluate((element) => [getComputedStyle(element).fontVariantLigatures, getComputedStyle(element).fontFeatureSettings]);
    // A feature that is switched on by its tag holds against `font-variant-ligatures`.
    expect(drawn[0]).toBe("none");
    expect(drawn[1]).not.toMatch(/calt|liga/);
  }, PATIENCE);

  it("go to a time", async () => {
    await openLogs();
    await page.getByLabel(words.goToTime.replace("{zone}", "UTC")).fill("2025-10-06 02:53:00");
    await page.getByRole("button", { name: words.goTo }).click();
    await page.locator("[data-active]").getByText("02:53:0").waitFor();
  }, PATIENCE);

  it("open among their raw lines by a link that finds them in the list again", async () => {
    await openLogs("&find=Humidity");
    await records().getByText(NOVEL_TEXT).click();
    await page.getByRole("dialog").getByText(`WARNING facility: ${NOVEL_TEXT}`).waitFor();
    expect(page.url()).toMatch(/[?&]line=\d+:\d+&mark=\d+:\d+/);
    await page.reload();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`WARNING facility: ${NOVEL_TEXT}`).waitFor();
    await dialog.getByRole("link", { name: words.showInLogs }).click();
    await sum(RECORDS);
    await page.getByRole("option", { selected: true }).getByText(NOVEL_TEXT).waitFor();
  }, PATIENCE);

  it("are where a figure leads, as many as it says", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: new RegExp(`^${runWords.cards.errors}\\s*\\d`) }).click();
    await sum(4);
    await page.goto(`${address}?tab=patterns`);
    const row = page.getByRole("row").filter({ hasText: NOVEL_TEXT.slice(0, 15) });
    await row.getByRole("link", { name: "1" }).first().click();
    await sum(1);
    await records().getByText(NOVEL_TEXT).waitFor();
    await page.getByRole("table", { name: runWords.heat.table }).getByRole("row", { name: /^hardware/ }).getByRole("link").first().click();
    await sum(4);
  }, PATIENCE);

  it("are only those of the instant while the Time Machine is not at the end", async () => {
    await page.goto(`${address}?tab=logs&severity=error&at=2025-10-06T02:50:00.000Z`);
    await page.getByText(words.notYet.title, { exact: true }).waitFor();
    await sum(0);
    await page.goto(`${address}?tab=logs&severity=error&at=2025-10-06T02:53:00.000Z`);
    await sum(1);
  }, PATIENCE);
});
