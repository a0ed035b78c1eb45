import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import incidentWords from "@/messages/en/incident.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import signInWords from "@/messages/en/sign-in.json";
import russianKnowledge from "@/messages/ru/knowledge.json";
import russianRuns from "@/messages/ru/runs.json";
import { hasBrowser, openBrowser } from "../support/browser";
import { inputFile } from "../support/new-run";
import { NOVEL_TEXT, outageArchive, OUTAGE_PAIRS } from "../support/outage";
import { type Product, startProduct } from "../support/product";
import { readXlsx } from "../support/read-reports";
import { accessibilityFaults, type WatchedPage, watchedPage } from "../support/watched-page";

/** How long an analysis may take beside everything else a small machine does. */
const PATIENCE = 120_000;

const THEMES = ["light", "dark"] as const;

const ROOT_CAUSE = "Storage controller lost its connection to the disk shelf";

let product: Product;

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByRole("heading", { name: signInWords.title, level: 1 }).waitFor();
  await page.getByLabel(signInWords.email).fill(product.email);
  await page.getByLabel(signInWords.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signInWords.submit }).click();
}

describe.skipIf(!hasBrowser)("a person with a browser", () => {
  let browser: Browser;
  let context: BrowserContext;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    context.setDefaultTimeout(20_000);
    watched = await watchedPage(context, product.address);
    page = watched.page;
    await page.goto(product.address);
    await signIn(page, product.password);
    await page.getByRole("heading", { name: runsWords.title, level: 1 }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    expect(await product?.stop()).toBe(0);
  });

  /** Whatever a journey did, it leaves no error behind. */
  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: typeof name === "string" });
  const heading = (name: string | RegExp): Locator => page.getByRole("heading", { name, level: 1 });

  it("is sent to sign in, and refused with a wrong password", async () => {
    const stranger = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
    const other = await watchedPage(stranger, product.address);
    await other.page.goto(`${product.address}/knowledge-base`);
    for (const theme of THEMES) expect(await accessibilityFaults(other.page, theme)).toEqual([]);
    await signIn(other.page, `${product.password}x`);
    await other.page.getByRole("alert").getByText(signInWords.refused).waitFor();
    expect(other.takeFaults()).toEqual([`answer 401: ${product.address}/api/auth/callback/password`]);
    await stranger.close();
  }, PATIENCE);

  it("finds no runs yet, uploads an archive and watches it to its end", async () => {
    await page.goto(`${product.address}/runs`);
    await page.getByText(runsWords.empty.title).filter({ visible: true }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    await button(runsWords.drop.choose).click();
    await (await chooser).setFiles(await inputFile("Night_7.zip", await outageArchive(60)));
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Night_7" }) });
    await row.getByText(common.status.completed).waitFor({ timeout: PATIENCE });
    expect(await row.innerText()).toMatch(/\b196\b/);
  }, 2 * PATIENCE);

  async function openRun(): Promise<void> {
    await page.goto(`${product.address}/runs`);
    await page.getByRole("link", { name: "Night_7" }).click();
    await heading("Night_7").waitFor();
  }

  async function openIncident(): Promise<void> {
    await openRun();
    await page.getByRole("row", { name: new RegExp(ROOT_CAUSE) }).first().waitFor();
    const expand = button(runWords.incidents.expand.replace("{id}", "P1"));
    if (await expand.isVisible()) await expand.click();
    await button(runWords.incidents.open).first().click();
    await page.getByRole("heading", { name: new RegExp(ROOT_CAUSE) }).first().waitFor();
    await page.getByText(incidentWords.rootCause.title).first().waitFor();
  }

  it("opens the run and its incident, and reads the lines around", async () => {
    await openIncident();
    await page.getByText(`ERROR hardware: ${ROOT_CAUSE}`).first().waitFor();
    await page.getByText(NOVEL_TEXT).first().waitFor();
  }, PATIENCE);

  it("downloads the report and reads in it what was found", async () => {
    await openRun();
    await button(runWords.export.label).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: runWords.export.kind.submit_report_xlsx }).click();
    const rows = await readXlsx(await readFile(await (await download).path()));
    expect(rows.slice(1).map((row) => row.slice(1, 3).map(Number))).toEqual(OUTAGE_PAIRS);
  }, PATIENCE);

  it("changes a text of the knowledge base in place and saves it as revision 2", async () => {
    await page.goto(`${product.address}/knowledge-base`);
    const first = page.getByRole("row", { level: 1 }).first();
    await first.focus();
    await page.keyboard.press("e");
    const field = page.getByRole("textbox", { name: new RegExp(knowledgeWords.edit.problem.replace("{id}", "")) });
    await field.fill("Main power supply of the cabinet has failed");
    await field.press("Enter");
    await page.getByText(/Draft, 1 change/).first().waitFor();
    const save = knowledgeWords.actions.save.replace("{number}", "2");
    await button(save).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(knowledgeWords.save.note).fill("Clearer words");
    await dialog.getByRole("button", { name: save }).click();
    await page.getByText(knowledgeWords.done.saved.replace("{number}", "2")).waitFor();
    await page.reload();
    await page.getByText("Main power supply of the cabinet has failed").first().waitFor();
    expect(await page.getByText(/Draft, 1 change/).count()).toBe(0);
  }, PATIENCE);

  it("reads every page in Russian where the browser asks for it", async () => {
    const russian = await browser.newContext({ locale: "ru-RU", timezoneId: "Europe/Moscow", storageState: await context.storageState(), reducedMotion: "reduce" });
    const other = await watchedPage(russian, product.address);
    for (const [path, words] of [
      ["/runs", russianRuns.drop.title],
      ["/knowledge-base", russianKnowledge.addProblem],
    ] as const) {
      await other.page.goto(`${product.address}${path}`);
      await other.page.getByText(words, { exact: true }).first().waitFor();
      expect(await other.page.locator("html").getAttribute("lang")).toBe("ru");
    }
    expect(other.takeFaults()).toEqual([]);
    await russian.close();
  }, PATIENCE);

  /** Each page with content, and what shows that it is there. */
  const PAGES: Record<string, () => Promise<void>> = {
    runs: async () => {
      await page.goto(`${product.address}/runs`);
      await page.getByRole("link", { name: "Night_7" }).waitFor();
    },
    run: openRun,
    incident: openIncident,
    "knowledge base": async () => {
      await page.goto(`${product.address}/knowledge-base`);
      await page.getByRole("row", { level: 1 }).first().waitFor();
    },
    playbooks: async () => {
      await page.goto(`${product.address}/playbooks`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  };

  it.each(THEMES.flatMap((theme) => Object.keys(PAGES).map((name) => ({ name, theme }))))("can use $name in the $theme theme whatever their senses", async ({ name, theme }) => {
    await PAGES[name]?.();
    expect(await accessibilityFaults(page, theme)).toEqual([]);
  }, PATIENCE);
});
