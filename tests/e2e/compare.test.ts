import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import compareWords from "@/messages/en/compare.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import { hasBrowser } from "../support/browser";
import { analyse, type Console, openConsole, PATIENCE } from "../support/console";
import { NOVEL_TEXT, outageFiles } from "../support/outage";
import { type Product } from "../support/product";
import { accessibilityFaults, type WatchedPage } from "../support/watched-page";
import { zip } from "../support/zip";

/** The text of the novel anomaly as a template. */
const NOVEL_TEMPLATE = NOVEL_TEXT.replace("7", "<NUM>");
const LOST = "Database replica refused to accept writes";

/** The night without what happened to its database. */
function quietNight(): Promise<Buffer> {
  const { "night/database1_log.txt": _database, "night/orders.log": _orders, ...quiet } = outageFiles(60);
  return zip(quiet);
}

describe.skipIf(!hasBrowser)("a person who compares", () => {
  let product: Product;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    console = await openConsole();
    ({ product, page, watched } = console);
  });

  afterAll(() => console?.stop());

  /** Whatever a journey did, it leaves no error behind. */
  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });

  async function openRun(): Promise<void> {
    await page.goto(`${product.address}/runs`);
    await page.getByRole("link", { name: "Bad_night" }).click();
    await page.getByRole("heading", { name: "Bad_night", level: 1 }).waitFor();
  }

  const heading = (title: string): Locator => page.getByRole("heading", { name: title, exact: true });

  it("is told what to do where nothing is chosen yet", async () => {
    await page.goto(`${product.address}/compare`);
    await page.getByText(compareWords.empty.title).waitFor();
    for (const theme of ["light", "dark"] as const) expect(await accessibilityFaults(page, theme)).toEqual([]);
  }, PATIENCE);

  it("selects two runs in the table and sees what the bad night has that the good one has not", async () => {
    await page.goto(`${product.address}/runs`);
    await analyse(page, "Good_night", await quietNight());
    await analyse(page, "Bad_night", await zip(outageFiles(60)));
    for (const name of ["Good_night", "Bad_night"]) await page.getByRole("checkbox", { name: runsWords.select.replace("{name}", name) }).check();
    await page.getByRole("link", { name: runsWords.compare.label, exact: true }).and(page.locator("[href*=runs]")).click();
    await heading(compareWords.figures.title).waitFor();
    const errors = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: compareWords.figure.errors, exact: true }) });
    expect((await errors.innerText()).split(/\s+/)).toEqual(["Errors", "1", "4", "+3", "+300", "%"]);
    expect(await errors.getByRole("link").first().getAttribute("href")).toMatch(/^\/runs\/\d+\?tab=logs&severity=error$/);
    await page.getByText(/all to one scale, UTC$/).waitFor();
    const lost = page.getByRole("row").filter({ hasText: LOST }).first();
    expect(await lost.innerText()).toMatch(/new\s*2/);
    const lane = compareWords.times.lane.replace("{name}", "Good_night").replace("{errors}", "1").replace(/\{warnings\}.*$/, "").trim();
    await page.getByRole("img", { name: lane }).waitFor();
  }, 3 * PATIENCE);

  it("makes the other run the baseline, and what was new is gone", async () => {
    await button(compareWords.runMenu.replace("{name}", "Bad_night")).click();
    await page.getByRole("menuitem", { name: compareWords.makeBaseline }).click();
    await page.getByRole("row").filter({ hasText: LOST }).getByText(compareWords.change.gone).first().waitFor();
    await page.waitForURL(/compare\?runs=\d+,\d+/);
  }, PATIENCE);

  async function download(title: string, item: string): Promise<Buffer> {
    await button(common.chart.menu.replace("{title}", title)).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    return readFile(await (await saved).path());
  }

  it("takes the picture and its data away", async () => {
    const data = (await download(compareWords.times.title, common.chart.data)).toString("utf8");
    expect(data.split("\r\n")[0]).toBe("\ufeffTime of day;Bad_night: Error;Bad_night: Warning;Good_night: Error;Good_night: Warning");
    const errors = data.split("\r\n").slice(1, -1).map((line) => Number(line.split(";")[1]));
    expect(errors.reduce((sum, count) => sum + count, 0)).toBe(4);
    const picture = await download(compareWords.times.title, common.chart.picture);
    expect(picture.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(picture.readUInt32BE(16)).toBeGreaterThan(2_000);
  }, PATIENCE);

  it("has the same for every chart of a run", async () => {
    await openRun();
    for (const title of [runWords.timeline.title, runWords.impact.title, runWords.heat.title]) {
      expect((await download(title, common.chart.data)).toString("utf8").split("\r\n").length).toBeGreaterThan(2);
      expect((await download(title, common.chart.picture)).subarray(1, 4).toString("latin1")).toBe("PNG");
    }
  }, PATIENCE);

  it("takes away the incidents as they are shown: in their order, as of the instant", async () => {
    await openRun();
    await page.goto(`${page.url().replace(/\?.*/, "")}?sort=problem&at=2025-10-06T02:52:30.000Z`);
    const link = page.getByRole("link", { name: runWords.tabs.download.label.replace("{list}", runWords.tabs.incidents) });
    const saved = page.waitForEvent("download");
    await link.click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/_night - incidents\.csv$/);
    const [header, ...rows] = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    expect(header?.split(";").slice(1, 3)).toEqual([runWords.column.id, runWords.column.problem]);
    expect(rows.map((row) => row.split(";")[1])).toEqual(["P1"]);
    await page.goto(page.url().replace(/\?.*/, ""));
  }, PATIENCE);

  it("pastes a line and learns what it is and why", async () => {
    await openRun();
    await page.getByRole("tab", { name: new RegExp(runWords.tabs.patterns) }).click();
    await page.getByText(/= 196 lines/).waitFor();
    await button(runWords.paste.button).click();
    await page.getByLabel(runWords.paste.line).fill(`2025-10-07T01:00:00 ERROR database: ${LOST}`);
    await button(runWords.paste.explain).click();
    await page.getByRole("heading", { name: "Matches the problem P2" }).waitFor();
    await page.getByRole("button", { name: "2 records of this run" }).waitFor();
    for (const theme of ["light", "dark"] as const) expect(await accessibilityFaults(page, theme)).toEqual([]);
  }, PATIENCE);

  it("turns a novel anomaly into an entry of the draft", async () => {
    await openRun();
    await page.getByRole("tab", { name: new RegExp(runWords.tabs.novel) }).click();
    await button(runWords.addEntry.of.replace("{template}", NOVEL_TEMPLATE)).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("P1 Storage controller lost its connection to the disk shelf").waitFor();
    expect(await dialog.getByLabel(runWords.addEntry.text).inputValue()).toBe(NOVEL_TEMPLATE);
    await dialog.getByRole("button", { name: runWords.addEntry.confirm }).click();
    await page.getByRole("link", { name: "Open the draft" }).click();
    await page.getByRole("row").filter({ hasText: NOVEL_TEMPLATE }).first().waitFor();
    await page.getByText(/Draft, 2 changes/).first().waitFor();
  }, PATIENCE);
});
