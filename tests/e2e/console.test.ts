import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import incidentWords from "@/messages/en/incident.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import searchWords from "@/messages/en/search.json";
import signInWords from "@/messages/en/sign-in.json";
import { hasBrowser } from "../support/browser";
import { analyse, type Console, openConsole, PATIENCE, signIn } from "../support/console";
import { NOVEL_TEXT, outageArchive, OUTAGE_PAIRS } from "../support/outage";
import { type Product } from "../support/product";
import { readXlsx } from "../support/read-reports";
import { accessibilityFaults, takenOver, type WatchedPage, watchedPage } from "../support/watched-page";

const THEMES = ["light", "dark"] as const;

const ROOT_CAUSE = "Storage controller lost its connection to the disk shelf";

describe.skipIf(!hasBrowser)("a person with a browser", () => {
  let browser: Browser;
  let product: Product;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    // The one that starts as a new installation does; the others copy a database that is prepared.
    console = await openConsole({ database: "own" });
    ({ product, browser, page, watched } = console);
  });

  afterAll(() => console?.stop());

  /** Whatever a journey did, it leaves no error behind. */
  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: typeof name === "string" });
  const heading = (name: string | RegExp): Locator => page.getByRole("heading", { name, level: 1 });

  it("is sent to sign in, and refused with a wrong password", async () => {
    const stranger = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
    const other = await watchedPage(stranger, product.address);
    await other.page.goto(`${product.address}/knowledge-base`);
    for (const theme of THEMES) expect(await accessibilityFaults(other.page, theme)).toEqual([]);
    await signIn(other.page, { email: product.email, password: `${product.password}x` });
    await other.page.getByRole("alert").getByText(signInWords.refused).waitFor();
    expect(other.takeFaults()).toEqual([`answer 401: ${product.address}/api/auth/callback/password`]);
    await stranger.close();
  }, PATIENCE);

  it("keeps what is typed on the sign-in page before its scripts have come, and is signed in with it", async () => {
    const stranger = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
    const slow = await stranger.newPage();
    let come = (): void => undefined;
    const scripts = new Promise<void>((resolve) => (come = resolve));
    await slow.route(/\/_next\/.*\.js/, async (route) => {
      await scripts;
      await route.continue();
    });
    const sent: string[] = [];
    slow.on("request", (request) => request.isNavigationRequest() && sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await slow.goto(`${product.address}/sign-in`, { waitUntil: "commit" });
    const password = slow.getByLabel(signInWords.password, { exact: true });
    const submit = slow.getByRole("button", { name: signInWords.submit });
    await slow.getByLabel(signInWords.email).fill(product.email);
    await password.fill(product.password);
    await password.press("Enter");
    await submit.click();
    expect(sent).toEqual(["GET /sign-in"]);
    come();
    await takenOver(slow);
    await submit.click();
    await slow.waitForURL(/\/runs$/);
    await stranger.close();
  }, PATIENCE);

  it("finds no runs yet, uploads an archive and watches it to its end", async () => {
    await page.goto(`${product.address}/runs`);
    await page.getByText(runsWords.empty.title).filter({ visible: true }).waitFor();
    const row = await analyse(page, "Night_7", await outageArchive(60));
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

  it("finds the run by a piece of its name, and opens it with Enter", async () => {
    await page.goto(`${product.address}/workers`);
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: searchWords.label }).pressSequentially("ght_7");
    const found = page.locator("[data-action]").filter({ hasText: "Night_7" });
    await found.and(page.locator("[data-selected]")).waitFor();
    for (const theme of THEMES) expect(await accessibilityFaults(page, theme)).toEqual([]);
    await page.keyboard.press("Enter");
    await heading("Night_7").waitFor();
    expect(await found.count()).toBe(0);

    const wide = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: searchWords.label }).fill(ROOT_CAUSE);
    const problem = page.locator("[data-action]").filter({ hasText: ROOT_CAUSE }).first();
    expect(await problem.evaluate((offer) => (offer.closest("[role=dialog]")?.getBoundingClientRect().right ?? 0) - offer.getBoundingClientRect().right)).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    if (wide) await page.setViewportSize(wide);
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
});
