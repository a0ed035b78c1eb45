import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import navigation from "@/messages/en/navigation.json";
import runWords from "@/messages/en/run.json";
import runsWords from "@/messages/en/runs.json";
import sourceWords from "@/messages/en/sources.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE, signIn } from "../support/console";
import { chatter, homeLog, isoTime } from "../support/home-log";
import { inputFile } from "../support/new-run";
import { outageFiles, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { takenOver, type WatchedPage } from "../support/watched-page";
import { zip } from "../support/zip";

/** Lines that keep a worker busy for longer than it takes to press a button. */
const MANY_LINES = 400_000;

describe.skipIf(!hasBrowser)("a person whose work does not go through", () => {
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    console = await openConsole();
    ({ page, watched } = console);
    address = await analyseAndOpen(page, "Night_7", await zip(outageFiles(60)));
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  /** Whatever a journey did, it leaves no error behind. */
  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: typeof name === "string" });
  const dialog = (): Locator => page.getByRole("dialog");
  const row = (text: string): Locator => page.getByRole("row").filter({ hasText: text });
  const goTo = (path: string) => page.goto(`${console.product.address}${path}`);

  async function upload(name: string, content: string | Buffer): Promise<void> {
    await goTo("/runs");
    const chooser = page.waitForEvent("filechooser");
    await button(runsWords.drop.choose).click();
    await (await chooser).setFiles(await inputFile(name, content));
  }

  it("sees which unmatched errors came after the instant", async () => {
    const { later } = runWords.unmatched;
    await page.goto(`${address}?tab=unmatched&at=${isoTime(3_300)}.000Z`);
    await row(UNKNOWN_ERROR_TEXT).getByText(later, { exact: true }).waitFor();
    await page.goto(`${address}?tab=unmatched`);
    await row(UNKNOWN_ERROR_TEXT).waitFor();
    expect(await row(UNKNOWN_ERROR_TEXT).getByText(later, { exact: true }).count()).toBe(0);
  }, PATIENCE);

  /** Of the page of a run that has ended early. */
  const showFiles = () => page.getByRole("radiogroup", { name: runWords.tabs.label }).getByText(new RegExp(`^${runWords.tabs.files} `)).click();

  it("finds the job that a failed run stumbled over", async () => {
    const program = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256)]);
    await upload("No_logs.zip", await zip({ "a/program.log": program }));
    await row("No_logs").getByText(common.status.failed, { exact: false }).first().waitFor({ timeout: PATIENCE });
    await page.getByRole("link", { name: "No_logs" }).click();
    await row(common.stage.extract).filter({ hasText: runWords.jobs.status.failed }).waitFor();
    await showFiles();
    await page.getByText(runWords.files.none.ended).waitFor();
  }, PATIENCE);

  it("is asked before a run at work is cancelled, with its name, and sees its files afterwards", async () => {
    const { title, confirm, keep } = common.cancelRun;
    await upload("Long.log", homeLog(chatter(MANY_LINES, { seed: 5 })));
    const cancel = row("Long").getByRole("button", { name: runsWords.action.cancel, exact: true });
    await cancel.click({ timeout: PATIENCE });
    await dialog().getByText(title.replace("{name}", "Long")).waitFor();
    await dialog().getByRole("button", { name: keep }).click();
    await dialog().waitFor({ state: "detached" });
    await row("Long").getByText(new RegExp(`^(${common.stage.parse}|${common.stage.embed}|${common.stage.classify})`)).waitFor({ timeout: PATIENCE });
    await cancel.click();
    await dialog().getByRole("button", { name: confirm }).click();
    await row("Long").getByText(common.status.cancelled).waitFor({ timeout: PATIENCE });
    await page.getByRole("link", { name: "Long" }).click();
    await row(common.stage.extract).waitFor();
    await showFiles();
    await row("Long.log").waitFor();
  }, 2 * PATIENCE);

  /** Whether the browser would ask before it closes the tab. */
  const isGuarded = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

  it("walks through the console while a file is sent, and is asked before what has arrived of it is thrown away", async () => {
    const { stop, stopping } = runsWords.upload;
    let pieces = 0;
    // The second piece stays on its way.
    await page.route("**/api/uploads/*", (route) => (route.request().method() === "PUT" && pieces++ > 0 ? undefined : route.continue()));
    await upload("Slow.log", Buffer.alloc(20_000_000, "nothing to do\n"));
    await page.getByText(/^16 MB|^17 MB/).waitFor({ timeout: PATIENCE });
    await page.getByRole("link", { name: navigation.workers }).click();
    await page.getByRole("heading", { name: navigation.workers, level: 1 }).waitFor();
    expect(await isGuarded()).toBe(true);
    await page.getByRole("link", { name: /^1 file on the way, 8\d/ }).click();
    const end = button(stop.replace("{name}", "Slow.log"));
    await end.click();
    await dialog().getByText(stopping.title.replace("{name}", "Slow.log")).waitFor();
    await dialog().getByRole("button", { name: stopping.keep }).click();
    await dialog().waitFor({ state: "detached" });
    await end.click();
    await dialog().getByRole("button", { name: stopping.confirm }).click();
    await end.waitFor({ state: "detached" });
    expect(await isGuarded()).toBe(false);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  }, 2 * PATIENCE);

  it("copies a link where the browser has no clipboard for the page", async () => {
    await console.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const plain = await console.context.newPage();
    await plain.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await plain.goto(`${address}?tab=jobs`);
    await takenOver(plain);
    await plain.getByRole("button", { name: runWords.copyLink }).click();
    await plain.getByRole("button", { name: runWords.copied }).waitFor();
    await plain.close();
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}?tab=jobs`);
  }, PATIENCE);

  it("is told quietly that a list could not be read again", async () => {
    const [before = ""] = common.errors.notReadAgain.split("{time}");
    await goTo("/workers");
    await row("Night_7").first().waitFor();
    await page.route("**/api/trpc/**", (route) => route.abort());
    await page.getByText(before).first().waitFor({ timeout: PATIENCE });
    expect(await row("Night_7").count()).toBeGreaterThan(0);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.getByText(before).first().waitFor({ state: "detached", timeout: PATIENCE });
  }, PATIENCE);

  it("keeps what is typed when the session ends, goes on after signing in, and is led to sign in by going elsewhere", async () => {
    const { text, link } = common.signedOut;
    const notice = page.getByRole("alert").filter({ hasText: text });
    await goTo("/sources?form=new");
    const name = page.getByLabel(sourceWords.form.name, { exact: true });
    await name.fill("Half a name");
    await console.context.clearCookies();
    await notice.waitFor({ timeout: PATIENCE });
    expect(await name.inputValue()).toBe("Half a name");
    const opened = console.context.waitForEvent("page");
    await notice.getByRole("link", { name: link }).click();
    const other = await opened;
    await signIn(other, console.product);
    await other.waitForURL(/\/sources\?form=new$/);
    await other.close();
    await notice.waitFor({ state: "detached", timeout: PATIENCE });
    expect(await name.inputValue()).toBe("Half a name");

    await goTo("/runs");
    await console.context.clearCookies();
    await notice.waitFor({ timeout: PATIENCE });
    await page.getByRole("link", { name: navigation.workers }).click();
    await page.waitForURL(/\/sign-in\?from=%2Fworkers/);
    expect(watched.takeFaults().filter((fault) => !fault.startsWith("answer 401: "))).toEqual([]);
  }, 3 * PATIENCE);
});
