import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import incidentWords from "@/messages/en/incident.json";
import runWords from "@/messages/en/run.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { ownOutageArchive } from "../support/outage";
import type { WatchedPage } from "../support/watched-page";

const ROOT_CAUSE = "Storage controller lost its connection to the disk shelf";
const FOLLOWED = "Database replica refused to accept writes";

const { machine } = runWords;

describe.skipIf(!hasBrowser)("an engineer on duty", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    console = await openConsole({ viewport: { width: 1366, height: 768 } });
    ({ page, watched } = console);
    address = await analyseAndOpen(page, "Night_7", await ownOutageArchive(60, "duty"));
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const row = (title: string): Locator => page.getByRole("table").last().getByRole("row").filter({ hasText: title });
  const slider = (): Locator => page.getByRole("slider", { name: machine.slider });
  const dialog = (): Locator => page.getByRole("dialog");
  const count = (locator: Locator) => expect.poll(() => locator.count(), { timeout: 10_000 });

  it("goes back to before it began, and on from one first error to the next", async () => {
    await page.goto(address);
    await row(FOLLOWED).waitFor();
    const at = (): string | null => new URL(page.url()).searchParams.get("at");
    await slider().press("Home");
    await count(row(ROOT_CAUSE)).toBe(0);
    await expect.poll(at).not.toBeNull();
    const before = at();
    await button(machine.next).click();
    await row(ROOT_CAUSE).waitFor();
    expect(await row(FOLLOWED).count()).toBe(0);
    await expect.poll(at).not.toBe(before);
    await page.reload();
    await row(ROOT_CAUSE).waitFor();
    expect(await row(FOLLOWED).count()).toBe(0);
    await slider().press("End");
    await row(FOLLOWED).waitFor();
    await expect.poll(at).toBeNull();
  }, PATIENCE);

  it("lets the Time Machine play to the end of the log", async () => {
    await page.goto(address);
    await slider().press("Home");
    await page.getByRole("button", { name: new RegExp(`^${machine.speed}`) }).click();
    await page.getByRole("menuitemradio").last().click();
    await slider().focus();
    await page.keyboard.press(" ");
    await button(machine.pause).waitFor();
    await row(FOLLOWED).waitFor();
    await button(machine.play).waitFor();
  }, PATIENCE);

  /** Whether the picture of what has been, cut off at the instant, lies over the whole of the plot, to the right end of its last bar. */
  const isAllPast = (): Promise<boolean> =>
    page.evaluate(() => {
      const past = [...document.querySelectorAll("canvas")].flatMap((canvas) => canvas.parentElement ?? []).find((layer) => getComputedStyle(layer).clipPath !== "none");
      if (past === undefined) throw new Error("no picture is cut off");
      const { right, top, height } = past.getBoundingClientRect();
      // What is cut off is not hit.
      past.style.pointerEvents = "auto";
      return document.elementsFromPoint(right - parseFloat(getComputedStyle(past).getPropertyValue("--right")) - 1, top + height / 2).includes(past);
    });

  it("sees the last bar as past at the end of the log alone", async () => {
    await page.goto(address);
    await expect.poll(isAllPast).toBe(true);
    await slider().press("ArrowLeft");
    await expect.poll(isAllPast).toBe(false);
  }, PATIENCE);

  it("sees the flag of the instant within the card, however narrow it is", async () => {
    const { timeline } = runWords;
    const isWithin = async (flag: Locator): Promise<boolean> => {
      const [inner, outer] = [await flag.boundingBox(), await flag.locator("xpath=ancestor::section").boundingBox()];
      return inner !== null && outer !== null && inner.x > outer.x && inner.x + inner.width < outer.x + outer.width;
    };
    await page.goto(address);
    await page.setViewportSize({ width: 390, height: 844 });
    await slider().press("Home");
    const atStart = await isWithin(page.getByText(new RegExp(`^${timeline.asOf.replace("{time}", "\\d+:\\d+:\\d+")}$`)));
    await slider().press("End");
    const atEnd = await isWithin(page.getByText(timeline.end, { exact: true }));
    await page.setViewportSize({ width: 1366, height: 768 });
    expect({ atStart, atEnd }).toEqual({ atStart: true, atEnd: true });
  }, PATIENCE);

  async function openIncident(query = ""): Promise<void> {
    await page.goto(`${address}?incident=1${query}`);
    await dialog().getByText(incidentWords.match.title).waitFor();
  }

  it("reads the lines around the root cause, more of them, and those with a word", async () => {
    await openIncident();
    const lines = dialog().getByRole("group", { name: new RegExp(`^${incidentWords.rootCause.lines.replace("{place}", "")}`) }).locator("code");
    await count(lines).toBe(11);
    await button(incidentWords.rootCause.more).click();
    await count(lines).toBe(21);
    await dialog().getByRole("searchbox", { name: incidentWords.rootCause.search }).fill("CONTROLLER");
    await count(lines).toBe(1);
    expect(await lines.innerText()).toContain(ROOT_CAUSE);
  }, PATIENCE);

  it("keeps the lines that are there where more of them cannot be read", async () => {
    await openIncident();
    const lines = dialog().getByRole("group", { name: new RegExp(`^${incidentWords.rootCause.lines.replace("{place}", "")}`) }).locator("code");
    await count(lines).toBe(11);
    const asked = /run\.lines/;
    await page.route(asked, (route) => route.fulfill({ status: 500, body: "" }));
    await button(incidentWords.rootCause.more).click();
    const failure = dialog().getByRole("alert");
    await failure.waitFor();
    expect(await lines.count()).toBe(11);
    await page.unroute(asked);
    await failure.getByRole("button", { name: common.retry }).click();
    await count(lines).toBe(21);
    expect(await failure.count()).toBe(0);
    expect(watched.takeFaults().filter((fault) => !/^answer 500: .*run\.lines/.test(fault))).toEqual([]);
  }, PATIENCE);

  it("goes to the neighbours by keyboard", async () => {
    await openIncident();
    const title = (text: string): Locator => dialog().getByRole("heading", { level: 2 }).filter({ hasText: text });
    await page.keyboard.press("j");
    await title(FOLLOWED).waitFor();
    await page.keyboard.press("k");
    await title(ROOT_CAUSE).waitFor();
  }, PATIENCE);

  it("scrolls the lines of a match by key, and closes them before the incident", async () => {
    await openIncident("&line=1:30");
    const panel = page.getByRole("dialog", { name: incidentWords.rootCause.line.replace("{line}", "30") });
    await panel.getByRole("group").focus();
    await page.keyboard.press("ArrowDown");
    const incident = page.getByRole("dialog", { name: ROOT_CAUSE });
    await count(incident).toBe(1);
    await page.keyboard.press("Escape");
    await count(panel).toBe(0);
    expect(await incident.count()).toBe(1);
    await page.keyboard.press("Escape");
    await count(dialog()).toBe(0);
  }, PATIENCE);

  it("takes the incident to a ticket as Markdown", async () => {
    await console.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openIncident();
    await dialog().getByText(incidentWords.playbook.title, { exact: true }).waitFor();
    await button(incidentWords.copy).click();
    await button(incidentWords.copied).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(new RegExp(`^#+ .*${ROOT_CAUSE}`, "m"));
    for (const part of [incidentWords.markdown.rootCause, "Disk latency is above the threshold", incidentWords.markdown.playbook]) expect(copied).toContain(part);
  }, PATIENCE);

  it("says that a match is wrong, takes it back, and says what it is instead", async () => {
    const { match } = incidentWords;
    await openIncident("&match=A11");
    await button(match.wrong).click();
    await dialog().getByText(/^Never A11, says/).waitFor();
    await page.reload();
    await dialog().getByText(/^Never A11, says/).waitFor();
    await dialog().getByRole("button", { name: match.undo, exact: true }).click();
    await button(match.another).click();
    await page.getByRole("textbox", { name: match.anotherTitle }).fill("battery");
    await page.getByRole("listitem").getByRole("button", { name: /Spare battery/ }).click();
    await dialog().getByText(/^A16, says/).waitFor();
    await dialog().getByRole("button", { name: match.undo, exact: true }).click();
    await button(match.confirm).click();
    await dialog().getByText(/^Confirmed by/).waitFor();
  }, PATIENCE);

  it("follows the playbook, and what is done stays done", async () => {
    await openIncident();
    const step = dialog().getByRole("checkbox", { name: incidentWords.playbook.step.replace("{n}", "1"), exact: true });
    await step.click();
    await dialog().getByText(/^1 of \d+ done$/).waitFor();
    await page.reload();
    await dialog().getByText(/^1 of \d+ done$/).waitFor();
    expect(await step.isChecked()).toBe(true);
    await step.click();
    await dialog().getByText(/^0 of \d+ done$/).waitFor();
  }, PATIENCE);
});
