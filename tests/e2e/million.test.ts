import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import runWords from "@/messages/en/run.json";
import { LOAD_SHAPES } from "@/scripts/bench/load-shapes";
import { readLoadMessages, writeLoad } from "@/scripts/bench/write-load";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { JourneyFigures, percentile } from "../support/journey-figures";
import { makeFolder } from "../support/test-folders";
import { settled, type WatchedPage } from "../support/watched-page";

const NAME = "A_million";
const LINES = 1_000_000;
const TRIES = 5;
const QUERY_TRIES = 20;
const PLAYED_MS = 3_000;
/** Each stands in one to four of ten thousand lines. */
const SEARCHED = ["card blocked", "BGP peer", "lag of replication", "corrected errors", "5xx responses"];

/** When the page first showed something, and when its largest part, in milliseconds since it was asked for. */
function paints(): Promise<[number, number]> {
  return new Promise((resolve) => {
    new PerformanceObserver((seen, observer) => {
      observer.disconnect();
      resolve([performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, seen.getEntries().at(-1)?.startTime ?? NaN]);
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}

/** What a person does with a run of a million events, and how long each of it takes them: read, not judged, since the machine does other work. */
describe.skipIf(!hasBrowser)("a run of a million events in a browser", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let figures: JourneyFigures;
  let address: string;

  beforeAll(async () => {
    console = await openConsole({ viewport: { width: 1366, height: 768 }, settings: { WORKERS: "2" } });
    ({ page, watched } = console);
    const { input, lines } = await writeLoad(LOAD_SHAPES.sparse, NAME, await makeFolder("million"), await readLoadMessages());
    expect(lines).toBe(LINES);
    figures = new JourneyFigures("A run of a million events in the browser, beside the other tests unless it was run alone", page);
    address = await analyseAndOpen(page, NAME, await readFile(input));
  }, 3 * PATIENCE);

  afterAll(async () => {
    await figures?.addQueries(QUERY_TRIES);
    await figures?.tell("million.md");
    await console?.stop();
  }, PATIENCE);

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  async function timed(work: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
  }

  async function times(work: () => Promise<unknown>): Promise<number[]> {
    const taken: number[] = [];
    for (let time = 0; time < TRIES; time++) taken.push(await timed(work));
    return taken;
  }

  const incidents = () => page.getByRole("row").filter({ hasText: /P\d+/ });
  const list = () => page.getByRole("listbox", { name: runWords.logs.list });
  const records = () => list().locator("[role=option]:not([data-loading])");
  const slider = () => page.getByRole("slider", { name: runWords.machine.slider });
  const card = async (name: string): Promise<number> => Number((await page.getByRole("button", { name: new RegExp(`^${name}\\s*\\d`) }).locator("b").innerText()).replace(/\D/g, ""));

  /** @param when what else is at work in the product */
  async function openAndOpenAgain(when: string): Promise<void> {
    const painted: number[] = [];
    const useful: number[] = [];
    const taken = await times(async () => {
      await page.goto(address);
      await incidents().first().waitFor();
      const [first, largest] = await page.evaluate(paints);
      painted.push(first);
      useful.push(largest);
    });
    figures.addTimes(`first contentful paint, ${when}`, painted);
    figures.addTimes(`largest contentful paint, ${when}`, useful);
    figures.addTimes(`page asked for until every button of it works, ${when}`, taken);
    expect(await incidents().count()).toBeGreaterThan(3);
  }

  it("shows what is wrong as soon as that is known", () => openAndOpenAgain("its indexes being built"), PATIENCE);

  it("plays in the Time Machine, exact at every instant", async () => {
    await page.goto(address);
    const errors = await card(runWords.cards.errors);
    await slider().focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    const frames = await page.evaluate(
      (milliseconds) =>
        new Promise<number[]>((resolve) => {
          const seen: number[] = [];
          const look = (now: number): void => {
            seen.push(now);
            if (now - (seen[0] ?? now) < milliseconds) requestAnimationFrame(look);
            else resolve(seen);
          };
          requestAnimationFrame(look);
        }),
      PLAYED_MS,
    );
    await page.keyboard.press("Space");
    const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
    figures.add("frames a second while the Time Machine plays", `${((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)).toFixed(0)} (95 of 100 frames within ${percentile(gaps, 95).toFixed(0)} ms)`);
    const then = await card(runWords.cards.errors);
    expect(then).toBeGreaterThan(0);
    expect(then).toBeLessThan(errors);
    await page.keyboard.press("End");
    await expect.poll(() => card(runWords.cards.errors)).toBe(errors);
  }, PATIENCE);

  it("opens incident after incident", async () => {
    await page.goto(address);
    await page.locator("table button[aria-expanded]").first().click();
    await page.getByRole("button", { name: runWords.incidents.open }).first().click();
    const title = page.getByRole("dialog").getByRole("heading", { level: 2 });
    await page.getByRole("dialog").locator("[data-hit]").waitFor();
    figures.addTimes("the next incident and the lines around it", await times(async () => {
      const before = await title.innerText();
      await page.keyboard.press("j");
      await title.and(page.locator(":not(:empty)")).filter({ hasNotText: before }).waitFor();
      await page.getByRole("dialog").locator("[data-hit]").waitFor();
    }));
  }, PATIENCE);

  it("scrolls through all records and finds those with a word", async () => {
    await page.goto(`${address}?tab=logs`);
    await page.getByRole("status").getByText(/^1\D?000\D?000 records$/).waitFor();
    await records().first().waitFor();
    let isAtEnd = false;
    figures.addTimes("from one end of a million records to the other", await times(async () => {
      isAtEnd = !isAtEnd;
      await list().press(isAtEnd ? "End" : "Home");
      await page.locator(`[aria-posinset="${isAtEnd ? String(LINES) : "1"}"]:not([data-loading])`).waitFor();
    }));
    const search = page.getByRole("searchbox", { name: runWords.logs.search });
    const searched: number[] = [];
    const counted: number[] = [];
    for (const words of SEARCHED) {
      await search.fill("");
      await page.getByRole("status").getByText(/^1\D?000\D?000 records$/).waitFor();
      const start = performance.now();
      searched.push(await timed(async () => {
        await search.fill(words);
        // Looked for in every frame: a locator that waits looks twice a second.
        await page.waitForFunction(() => document.querySelector("[role=option]:not([data-loading]) mark") !== null);
      }));
      await page.waitForFunction(() => [...document.querySelectorAll("[role=status]")].some(({ textContent }) => /^\d+ records$/.test(textContent)));
      counted.push(performance.now() - start);
      for (const text of await records().allInnerTexts()) expect(text.toLowerCase()).toContain(words.toLowerCase());
    }
    figures.addTimes("typed words until the first records with them", searched);
    figures.addTimes("typed words until all records with them are counted", counted);
  }, PATIENCE);

  it("turns over patterns, novel anomalies and unmatched errors", async () => {
    for (const tab of ["patterns", "novel", "unmatched", "anomalies", "files"] as const) {
      await page.goto(address);
      figures.add(`tab: ${runWords.tabs[tab]}`, `${(await timed(async () => {
        await page.getByRole("tab", { name: new RegExp(`^${runWords.tabs[tab]}`) }).click();
        await settled(page);
        await page.locator("table").last().getByRole("row").nth(1).waitFor();
      })).toFixed(0)} ms`);
    }
  }, PATIENCE);

  it("shows what is wrong a minute later", () => openAndOpenAgain("a minute later"), PATIENCE);
});
