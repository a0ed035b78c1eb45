import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MODELS } from "@/server/embedding/models";
import { hasBrowser } from "../support/browser";
import { CHECKOUT } from "../support/checkout";
import { analyse, type Console, openConsole, PATIENCE } from "../support/console";
import { OUTAGE_KNOWLEDGE, outageFiles } from "../support/outage";
import { untranslated } from "../support/untranslated";
import { accessibilityFaults, settled, type Theme, type WatchedPage, watchedPage } from "../support/watched-page";
import { zip } from "../support/zip";

/** Where the pictures are kept, for people to look at. */
const PICTURES = path.join(CHECKOUT, "artifacts", "screens");
const WIDE = { width: 1366, height: 768 };
const NARROW = { width: 390, height: 844 };

const READERS = [
  { language: "en", locale: "en-GB", theme: "light" },
  { language: "ru", locale: "ru-RU", theme: "dark" },
] as const satisfies readonly { language: string; locale: string; theme: Theme }[];

/** Every screen by its address; `{run}` and `{other}` are two runs of the outage. */
const SCREENS = {
  runs: "/runs",
  incidents: "/runs/{run}?row=1",
  anomalies: "/runs/{run}?tab=anomalies",
  predictions: "/runs/{run}?tab=predictions",
  novel: "/runs/{run}?tab=novel",
  unmatched: "/runs/{run}?tab=unmatched",
  patterns: "/runs/{run}?tab=patterns",
  // The storage has failed, the database has not yet, and a novel anomaly is still to come.
  instant: "/runs/{run}?tab=novel&at=2025-10-06T02:52:30.000Z",
  logs: "/runs/{run}?tab=logs",
  files: "/runs/{run}?tab=files",
  jobs: "/runs/{run}?tab=jobs",
  explorer: "/runs/{run}?incident=1",
  incident: "/runs/{run}/incidents/1",
  "missing-incident": "/runs/{run}/incidents/99",
  compare: "/compare?runs={other},{run}",
  "knowledge-base": "/knowledge-base",
  "knowledge-base-history": "/knowledge-base?panel=history",
  playbooks: "/playbooks",
  playbook: "/playbooks/1",
  "new-playbook": "/playbooks/new",
  workers: "/workers",
  sources: "/sources",
  "new-source": "/sources?form=new",
  profile: "/settings/profile",
  security: "/settings/security",
  "api-keys": "/settings/api-keys",
  users: "/settings/users",
  audit: "/settings/audit",
  models: "/settings/models",
  limits: "/settings/limits",
} as const;

type Screen = keyof typeof SCREENS;

/** The files of the shipped knowledge base and its playbooks, as they are shown: without the signs of JSON. */
async function shippedKnowledge(): Promise<string[]> {
  const folder = path.join(CHECKOUT, "knowledge");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  return Promise.all(files.map(async (name) => (await readFile(path.join(folder, name), "utf8")).replaceAll("\\n", "\n").replaceAll('\\"', '"')));
}

describe.skipIf(!hasBrowser)("every screen", () => {
  let console: Console;
  let runs: { run: string; other: string };
  /** All that a screen may show in the language it was written in. */
  let data: string;
  const pages = new Map<string, { context: BrowserContext; watched: WatchedPage }>();

  beforeAll(async () => {
    console = await openConsole({ viewport: WIDE });
    const { page, product, browser } = console;
    const files = outageFiles(60);
    const { "night/orders.log": _, ...fewer } = files;
    const idOf = async (name: string, archive: Buffer): Promise<string> => {
      const address = await (await analyse(page, name, archive)).getByRole("link", { name }).getAttribute("href");
      return /\/runs\/(\d+)/.exec(address ?? "")?.[1] ?? "";
    };
    runs = { other: await idOf("Quieter_night", await zip(fewer)), run: await idOf("Night_7", await zip(files)) };
    const machine = [await page.evaluate(() => navigator.userAgent), ...Intl.supportedValuesOf("timeZone"), CHECKOUT, ...MODELS.flatMap(({ id, folder }) => [id, `models ${folder}`])];
    data = [product.email, product.apiKey, "first start", "Night_7.zip Quieter_night.zip", ...machine, ...Object.entries(files).flat().map(String), OUTAGE_KNOWLEDGE, ...(await shippedKnowledge())].join("\n");
    const storageState = await console.context.storageState();
    for (const { language, locale } of READERS) {
      const context = await browser.newContext({ locale, timezoneId: "UTC", viewport: WIDE, reducedMotion: "reduce", storageState });
      pages.set(language, { context, watched: await watchedPage(context, product.address) });
    }
    await mkdir(PICTURES, { recursive: true });
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  async function show(page: Page, screen: Screen): Promise<void> {
    await page.goto(console.product.address + SCREENS[screen].replace("{run}", runs.run).replace("{other}", runs.other));
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await settled(page);
  }

  const take = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });

  it.each((Object.keys(SCREENS) as Screen[]).flatMap((screen) => READERS.map((reader) => ({ screen, ...reader }))))("$screen is fit to be read in $language, in the $theme theme, by everybody", async ({ screen, language, theme }) => {
    const { watched } = pages.get(language)!;
    const { page } = watched;
    await page.setViewportSize(WIDE);
    await show(page, screen);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await accessibilityFaults(page, theme)).toEqual([]);
    if (language === "ru") expect(await untranslated(page, data)).toEqual([]);
    await take(page, `${screen}.${language}`);
    // The longer language is the one that runs over.
    if (language === "ru") {
      await page.setViewportSize(NARROW);
      await take(page, `${screen}.${language}.narrow`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    expect(watched.takeFaults()).toEqual([]);
  }, PATIENCE);

  it("stays within 320 px where runs are selected, and where a title is one long word", async () => {
    const { page } = pages.get("ru")!.watched;
    const runsOver = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.setViewportSize({ width: 320, height: 640 });
    await show(page, "runs");
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    expect(await runsOver()).toBe(0);
    await show(page, "playbook");
    await page.getByRole("heading", { level: 1 }).evaluate((title) => (title.textContent = "x".repeat(60)));
    expect(await runsOver()).toBe(0);
  }, PATIENCE);
});
