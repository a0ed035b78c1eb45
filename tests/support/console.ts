import type { Browser, BrowserContext, Page, ViewportSize } from "playwright-core";
import { expect } from "vitest";
import common from "@/messages/en/common.json";
import runsWords from "@/messages/en/runs.json";
import signInWords from "@/messages/en/sign-in.json";
import { openBrowser } from "./browser";
import { inputFile } from "./new-run";
import { type Product, type ProductOptions, startProduct } from "./product";
import { takenOver, type WatchedPage, watchedPage } from "./watched-page";

/** How long an analysis may take beside everything else a small machine does. */
export const PATIENCE = 120_000;

const CLICK_PATIENCE = 30_000;

/** A product of its own, with its administrator signed in, in English, at the page of runs. */
export interface Console {
  product: Product;
  browser: Browser;
  context: BrowserContext;
  watched: WatchedPage;
  page: Page;
  /** Ends both; the product must end well. */
  stop(): Promise<void>;
}

export async function openConsole({ viewport = { width: 1440, height: 900 }, ...options }: ProductOptions & { viewport?: ViewportSize } = {}): Promise<Console> {
  const product = await startProduct(options);
  const browser = await openBrowser();
  const context = await newContext(browser, viewport);
  const watched = await watchedPage(context, product.address);
  const { page } = watched;
  await page.goto(product.address);
  await signIn(page, product);
  await page.getByRole("heading", { name: runsWords.title, level: 1 }).waitFor();
  await takenOver(page);
  const stop = async (): Promise<void> => {
    await browser.close();
    expect(await product.stop()).toBe(0);
  };
  return { product, browser, context, watched, page, stop };
}

/** Another person's browser: English, without animations. */
export async function newContext(browser: Browser, viewport = { width: 1366, height: 768 }): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", viewport, reducedMotion: "reduce" });
  context.setDefaultTimeout(CLICK_PATIENCE);
  return context;
}

/** Fills in the page of signing in, and sends it. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole("heading", { name: signInWords.title, level: 1 }).waitFor();
  await page.getByLabel(signInWords.email).fill(email);
  await page.getByLabel(signInWords.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signInWords.submit }).click();
}

/** Uploads an archive on the page of runs and waits until it is analysed. @returns its row */
export async function analyse(page: Page, name: string, archive: Buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: runsWords.drop.choose, exact: true }).click();
  await (await chooser).setFiles(await inputFile(`${name}.zip`, archive));
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
  await row.getByText(common.status.completed).waitFor({ timeout: PATIENCE });
  return row;
}

/** The same, and opens the run. @returns the address of its page */
export async function analyseAndOpen(page: Page, name: string, archive: Buffer): Promise<string> {
  const row = await analyse(page, name, archive);
  await row.getByRole("link", { name }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  return page.url().replace(/\?.*/, "");
}
