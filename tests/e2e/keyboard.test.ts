import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import incidentWords from "@/messages/en/incident.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import navigationWords from "@/messages/en/navigation.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import searchWords from "@/messages/en/search.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { ownOutageArchive } from "../support/outage";
import { settled, type WatchedPage } from "../support/watched-page";

const ROOT_CAUSE = "Storage controller lost its connection to the disk shelf";
const FOLLOWED = "Database replica refused to accept writes";
const WIDE = { width: 1366, height: 768 };
const NARROW = { width: 320, height: 720 };

describe.skipIf(!hasBrowser)("a person without a pointer", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let origin: string;
  let address: string;

  beforeAll(async () => {
    console = await openConsole({ viewport: WIDE });
    ({ page, watched } = console);
    origin = console.product.address;
    address = await analyseAndOpen(page, "Night_7", await ownOutageArchive(60, "keys"));
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  afterEach(async () => {
    await page.setViewportSize(WIDE);
    expect(watched.takeFaults()).toEqual([]);
  });

  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const dialog = (): Locator => page.getByRole("dialog");
  const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === document.activeElement);
  const focused = (locator: Locator) => expect.poll(() => isFocused(locator), { timeout: 10_000 });
  const count = (locator: Locator) => expect.poll(() => locator.count(), { timeout: 10_000 });

  describe("in the knowledge base", () => {
    const row = (text: string): Locator => page.getByRole("row").filter({ hasText: text }).first();
    const item = (name: string): Locator => page.getByRole("menuitem", { name, exact: true });

    it.each(["m", "Shift+F10", "ContextMenu"])("opens the menu of a row with %s and is back on the row after it", async (key) => {
      await page.goto(`${origin}/knowledge-base?kb=2&open=1`);
      for (const text of [ROOT_CAUSE, "Disk latency is above the threshold"]) {
        await row(text).focus();
        await page.keyboard.press(key);
        await focused(item(knowledgeWords.row.edit)).toBe(true);
        await page.keyboard.press("Escape");
        await focused(row(text)).toBe(true);
      }
    }, PATIENCE);

    it("removes an anomaly and brings it back", async () => {
      const anomaly = row("Disk latency is above the threshold");
      await page.goto(`${origin}/knowledge-base?kb=2&open=1`);
      await anomaly.focus();
      await page.keyboard.press("m");
      await focused(item(knowledgeWords.row.edit)).toBe(true);
      await page.keyboard.press("ArrowUp");
      await focused(item(knowledgeWords.row.removeAnomaly)).toBe(true);
      await page.keyboard.press("Enter");
      await anomaly.getByText(knowledgeWords.state.removed, { exact: true }).waitFor();
      await focused(anomaly).toBe(true);
      await page.keyboard.press("m");
      await focused(item(knowledgeWords.row.undo)).toBe(true);
      const sent = page.waitForResponse(/knowledge\.change/);
      await page.keyboard.press("Enter");
      await sent;
      await count(anomaly.getByText(knowledgeWords.state.removed, { exact: true })).toBe(0);
      await focused(anomaly).toBe(true);
    }, PATIENCE);

    it("is back on the row after a dialog that its menu opened", async () => {
      const anomaly = row("Disk latency is above the threshold");
      await page.goto(`${origin}/knowledge-base?kb=2&open=1`);
      await anomaly.focus();
      await page.keyboard.press("m");
      await focused(item(knowledgeWords.row.edit)).toBe(true);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await focused(dialog().getByRole("textbox")).toBe(true);
      await page.keyboard.press("Escape");
      await count(dialog()).toBe(0);
      await focused(anomaly).toBe(true);
    }, PATIENCE);
  });

  describe("on a narrow screen", () => {
    it("meets the pages only while the navigation is open, and closes it with Escape", async () => {
      await page.setViewportSize(NARROW);
      await page.goto(`${origin}/runs`);
      const link = page.getByRole("link", { name: navigationWords.playbooks, exact: true });
      await button(navigationWords.open).focus();
      expect(await link.count()).toBe(0);
      await page.keyboard.press("Enter");
      await link.waitFor();
      await link.focus();
      await page.keyboard.press("Escape");
      await count(link).toBe(0);
      await focused(button(navigationWords.open)).toBe(true);
      await page.keyboard.press("Enter");
      await focused(button(navigationWords.close)).toBe(true);
      await page.keyboard.press("Escape");
      await focused(button(navigationWords.open)).toBe(true);
    }, PATIENCE);

    it("opens an incident and puts the incidents in another order", async () => {
      await page.setViewportSize(NARROW);
      await page.goto(address);
      const expand = button(runWords.incidents.expand.replace("{id}", "P1"));
      await expand.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("table", { name: runWords.incidents.findings.replace("{id}", "P1") }).waitFor();
      const sort = page.getByRole("button", { name: new RegExp(`^${runWords.incidents.sort.label.replace("{column}", "")}`) });
      await sort.focus();
      await page.keyboard.press("Enter");
      const choice = page.getByRole("menuitemradio", { name: runWords.column.errors, exact: true });
      await choice.press("Enter");
      await count(choice).toBe(0);
      await expect.poll(() => new URL(page.url()).searchParams.get("sort")).toBe("errors");
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }, PATIENCE);

    it("sees the list that was chosen and not the menu it was chosen from", async () => {
      await page.setViewportSize(NARROW);
      await page.goto(address);
      await page.getByRole("button", { name: new RegExp(`^${runWords.tabs.incidents}`) }).press("Enter");
      const choice = page.getByRole("menuitemradio", { name: new RegExp(`^${runWords.tabs.files}`) });
      await choice.press("Enter");
      await count(choice).toBe(0);
    }, PATIENCE);
  });

  it("searches from within a field", async () => {
    await page.goto(`${origin}/runs`);
    await page.getByRole("searchbox").first().focus();
    await page.keyboard.press("Control+k");
    await focused(page.getByRole("textbox", { name: searchWords.label })).toBe(true);
  }, PATIENCE);

  it("hears which way a column is in order", async () => {
    await page.goto(address);
    const orders = async (name: string, order: "ascending" | "descending"): Promise<void> => {
      const head = page.getByRole("columnheader", { name, exact: true });
      await head.getByRole("button").press("Enter");
      await expect.poll(() => head.getAttribute("aria-sort")).toBe(order);
    };
    await orders(runWords.column.impact, "descending");
    await orders(runWords.column.impact, "ascending");
    await orders(runWords.column.first, "ascending");
    await orders(runWords.column.last, "descending");
  }, PATIENCE);

  it.each(["anomalies", "predictions", "novel", "unmatched", "patterns", "files", "jobs"])("walks the rows of the list of %s with j and k", async (tab) => {
    const rows = page.locator("#lists tbody > tr");
    const place = (): Promise<number> => rows.evaluateAll((all) => all.findIndex((row) => row.contains(document.activeElement)));
    await page.goto(`${address}?tab=${tab}`);
    await rows.first().waitFor();
    await settled(page);
    const last = (await rows.count()) - 1;
    const walked: number[] = [];
    for (const key of ["j", "j", "k"]) {
      await page.keyboard.press(key);
      walked.push(await place());
    }
    expect(walked).toEqual([0, Math.min(1, last), 0]);
  }, PATIENCE);

  it("stops once at the task stream and walks it with the arrows", async () => {
    await page.goto(`${origin}/workers?minutes=15`);
    const block = page.getByRole("group").getByRole("link", { name: /^Night_7/ });
    await block.first().waitFor();
    expect(await block.count()).toBeGreaterThan(2);
    const stops = page.getByRole("group").locator("a:not([tabindex='-1'])");
    expect(await stops.count()).toBe(1);
    await stops.focus();
    const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.keyboard.press("ArrowRight");
    await focused(stops).toBe(true);
    expect(await stops.count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).not.toBe(first);
  }, PATIENCE);

  describe("in an incident", () => {
    const title = (level: 1 | 2, text: string): Locator => page.getByRole("heading", { level }).filter({ hasText: text });

    it("scrolls with the arrows and goes to the neighbours with j and k, keeping the button that was pressed", async () => {
      await page.goto(`${address}?incident=1`);
      await title(2, ROOT_CAUSE).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.waitForTimeout(300);
      expect(await title(2, ROOT_CAUSE).count()).toBe(1);
      const next = button(incidentWords.next);
      await next.focus();
      await page.keyboard.press("Enter");
      await title(2, FOLLOWED).waitFor();
      await page.waitForTimeout(300);
      expect(await isFocused(next)).toBe(true);
      await page.keyboard.press("k");
      await title(2, ROOT_CAUSE).waitFor();
    }, PATIENCE);

    it("scrolls its page with the arrows", async () => {
      await page.goto(`${address}/incidents/1`);
      await title(1, ROOT_CAUSE).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.waitForTimeout(500);
      expect(await title(1, ROOT_CAUSE).count()).toBe(1);
      await page.keyboard.press("j");
      await title(1, FOLLOWED).waitFor();
    }, PATIENCE);

    it("can take back what was said of a match, right after it was said", async () => {
      await page.goto(`${address}?incident=1&match=A11`);
      await button(incidentWords.match.another).press("Enter");
      await page.getByRole("listitem").getByRole("button", { name: /Spare battery/ }).press("Enter");
      await dialog().getByText(/^A16, says/).waitFor();
      await focused(dialog().getByRole("button", { name: incidentWords.match.undo, exact: true })).toBe(true);
      await page.keyboard.press("Enter");
      await focused(button(incidentWords.match.confirm)).toBe(true);
    }, PATIENCE);
  });

  it("is back on the button of the options of new runs after Escape", async () => {
    await page.goto(`${origin}/runs`);
    await button(runsWords.options.edit).press("Enter");
    await focused(dialog().getByRole("textbox", { name: runsWords.options.name })).toBe(true);
    await page.keyboard.press("Escape");
    await focused(button(runsWords.options.edit)).toBe(true);
  }, PATIENCE);

  it.each(["light", "dark"] as const)("sees where a box can be ticked, in the %s theme", async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${origin}/runs`);
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
    const box = page.getByRole("checkbox", { name: runsWords.select.replace("{name}", "Night_7") });
    const border = (): Promise<boolean> =>
      box.evaluate((input) => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = "var(--control)";
        const { color } = getComputedStyle(probe);
        probe.remove();
        return getComputedStyle(input).borderTopColor === color;
      });
    await expect.poll(border).toBe(true);
    await box.check();
    await expect.poll(border).toBe(false);
  }, PATIENCE);
});
