import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import auditWords from "@/messages/en/audit.json";
import commonWords from "@/messages/en/common.json";
import failureWords from "@/messages/en/failures.json";
import navigationWords from "@/messages/en/navigation.json";
import words from "@/messages/en/sources.json";
import { hasBrowser } from "../support/browser";
import { type Console, openConsole, PATIENCE } from "../support/console";
import type { Product } from "../support/product";
import { makeFolder } from "../support/test-folders";
import { accessibilityFaults, type WatchedPage } from "../support/watched-page";

const THEMES = ["light", "dark"] as const;
const NAME = "north gate";
/** A folder that is visited, and what it is called later. */
const FOLDER_NAME = "night folder";
const NEW_NAME = "night shift";
const LINES = "2025-10-06T08:59:32 ERROR os: Disk failed\n2025-10-06T08:59:33 WARNING os: Disk is slow\n";

describe.skipIf(!hasBrowser)("an administrator at the sources", () => {
  let product: Product;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let key = "";
  let folder = "";

  beforeAll(async () => {
    console = await openConsole({ viewport: { width: 1366, height: 768 } });
    ({ product, page, watched } = console);
  }, PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const dialog = (): Locator => page.getByRole("dialog");
  const row = (name = NAME): Locator => page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });
  const inMenu = async (item: string, name = NAME): Promise<void> => {
    await page.getByRole("button", { name: words.action.menu.replace("{name}", name) }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  const field = (label: string): Locator => dialog().getByRole("textbox", { name: label, exact: true });
  const choose = async (label: string, option: string): Promise<void> => {
    await dialog().getByRole("combobox", { name: label, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const openForm = async (): Promise<void> => {
    await page.getByRole("button", { name: words.new }).click();
    await field(words.form.name).waitFor();
  };
  const make = (): Promise<void> => dialog().getByRole("button", { name: words.form.make }).click();
  const check = (): Promise<void> => dialog().getByRole("button", { name: new RegExp(`^${words.form.check}`) }).click();
  const create = async (): Promise<void> => {
    await openForm();
    await dialog().getByRole("radio", { name: words.form.kindTitle.ingest }).click();
    await field(words.form.name).fill(NAME);
    await make();
  };
  /** Leaves the form, with what was typed. */
  const dropForm = async (): Promise<void> => {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: words.form.drop.confirm, exact: true }).click();
    await dialog().waitFor({ state: "detached" });
  };
  const push = async (): Promise<Response> => fetch(`${product.address}/api/v1/ingest?source=${encodeURIComponent(NAME)}`, { method: "POST", headers: { "X-API-Key": key, "Content-Type": "text/plain" }, body: LINES });
  const expectFit = async (): Promise<void> => {
    for (const theme of THEMES) expect([theme, await accessibilityFaults(page, theme)]).toEqual([theme, []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  };

  it("reads what a source is, makes one and a key for it", async () => {
    await page.getByRole("link", { name: navigationWords.sources }).click();
    await page.getByText(words.empty.title).waitFor();
    await expectFit();
    await create();
    await dialog().getByText(words.push.title.replace("{name}", NAME)).waitFor();
    await dialog().getByRole("button", { name: words.push.makeKey }).click();
    key = await dialog().getByLabel(words.push.secret.replace("{name}", NAME), { exact: true }).inputValue();
    await dialog().getByText(`X-API-Key: ${key}`).waitFor();
    await expectFit();
    await dialog().getByRole("button", { name: commonWords.shownOnce.done }).click();
    await dialog().waitFor({ state: "detached" });
    await row().getByText(words.state.on, { exact: true }).waitFor();
    await expectFit();
  }, PATIENCE);

  it("is told that the name is taken", async () => {
    await create();
    await dialog().getByText(failureWords.code["source-name-taken"].replace("{name}", NAME)).waitFor();
    expect(watched.takeFaults()).toEqual([`answer 409: ${product.address}/api/trpc/sources.create`]);
    await expectFit();
    await dropForm();
  }, PATIENCE);

  it("sees what was pushed and the run that came of it, by an address of its own", async () => {
    const answer = await push();
    expect(answer.status).toBe(202);
    const { runId } = (await answer.json()) as { runId: number };
    await row().getByRole("button", { name: NAME, exact: true }).click();
    const link = dialog().getByRole("link", { name: words.visits.runOf.replace("{name}", NAME).replace("{id}", String(runId)) });
    await link.waitFor();
    await dialog().getByText(commonWords.status.completed).waitFor({ timeout: PATIENCE });
    await expectFit();
    await page.waitForURL(/\/sources\?source=\d+$/);
    await page.reload();
    await link.click();
    await page.getByRole("heading", { name: NAME, level: 1 }).waitFor();
    await page.goto(`${product.address}/sources`);
  }, PATIENCE);

  it("turns it off, and a push is refused", async () => {
    await inMenu(words.action.turnOff);
    await row().getByText(words.state.off, { exact: true }).waitFor();
    expect((await push()).status).toBe(404);
    await inMenu(words.action.turnOn);
    await row().getByText(words.state.on, { exact: true }).waitFor();
  }, PATIENCE);

  it("is told in the form what is missing, and what a visit would find", async () => {
    folder = await makeFolder("logs");
    await writeFile(path.join(folder, "app.log"), LINES);
    await openForm();
    await field(words.form.name).fill(FOLDER_NAME);
    await make();
    await dialog().getByText(words.form.wrong.required).waitFor();
    expect(await field(words.form.folder).evaluate((element) => element === document.activeElement)).toBe(true);
    await field(words.form.folder).fill(path.join(folder, "gone"));
    await check();
    await dialog().getByRole("alert").getByText(path.join(folder, "gone")).waitFor();
    await field(words.form.folder).fill(folder);
    await dialog().getByRole("alert").waitFor({ state: "detached" });
    await check();
    await dialog().getByRole("cell", { name: "app.log", exact: true }).waitFor();
    await expectFit();
  }, PATIENCE);

  it("is told at the schedule that it is none, and else when it comes", async () => {
    await choose(words.form.schedule, words.form.scheduleKind.cron);
    expect(await field(words.form.cron).inputValue()).toBe("*/15 * * * *");
    await field(words.form.cron).fill("61 4 * * *");
    await dialog().getByText(failureWords.code["schedule-unreadable"].replace("{schedule}", "61 4 * * *")).waitFor();
    await make();
    await field(words.form.cron).and(page.locator("[aria-invalid=true]:focus")).waitFor();
    await field(words.form.cron).fill("30 4 1 1 *");
    await dialog().getByText(words.form.nextTitle).waitFor();
    await dialog().getByRole("combobox", { name: words.form.scheduleZone, exact: true }).fill("Tokyo");
    await page.getByRole("option", { name: "Asia/Tokyo", exact: true }).click();
    await expect.poll(() => dialog().locator("time").allTextContents()).toEqual(Array.from({ length: 3 }, () => "1 Jan, 04:30"));
    await expectFit();
  }, PATIENCE);

  it("visits the folder, takes what is new in it once, and leads to the run", async () => {
    await make();
    await dialog().waitFor({ state: "detached" });
    await row(FOLDER_NAME).getByText(words.never).waitFor();
    await row(FOLDER_NAME).getByText(words.scheduleOf.replace("{words}", "").replace("{zone}", "Asia/Tokyo")).waitFor();
    await row(FOLDER_NAME).getByText(words.next.replace("{time}", "1 Jan, 04:30")).waitFor();
    await inMenu(words.action.visit, FOLDER_NAME);
    await row(FOLDER_NAME).getByText("1 file,").waitFor({ timeout: PATIENCE });
    await inMenu(words.action.visit, FOLDER_NAME);
    await row(FOLDER_NAME).getByText(words.nothingNew).waitFor({ timeout: PATIENCE });
    await row(FOLDER_NAME).getByRole("button", { name: FOLDER_NAME, exact: true }).click();
    await dialog().getByText(commonWords.status.completed).waitFor({ timeout: PATIENCE });
    await dialog().getByText(folder, { exact: true }).waitFor();
    await expectFit();
    await dialog().getByRole("link").first().click();
    await page.getByRole("heading", { name: FOLDER_NAME, level: 1 }).waitFor();
    await page.goto(`${product.address}/sources`);
  }, PATIENCE);

  it("says why a visit failed", async () => {
    await rename(folder, `${folder}-away`);
    await inMenu(words.action.visit, FOLDER_NAME);
    await row(FOLDER_NAME).getByText(words.state.failed).waitFor({ timeout: PATIENCE });
    await row(FOLDER_NAME).getByText(failureWords.code["feed-folder-unread"].replace("{folder}", folder).split(" (")[0] ?? "").waitFor();
    await expectFit();
    await rename(`${folder}-away`, folder);
  }, PATIENCE);

  it("edits it by an address of its own, with what was there", async () => {
    await inMenu(words.action.edit, FOLDER_NAME);
    await page.waitForURL(/\/sources\?form=\d+$/);
    await page.reload();
    await field(words.form.name).waitFor();
    expect(await field(words.form.folder).inputValue()).toBe(folder);
    expect(await field(words.form.cron).inputValue()).toBe("30 4 1 1 *");
    await field(words.form.name).fill(NEW_NAME);
    await choose(words.form.schedule, words.form.scheduleKind.hand);
    await expectFit();
    await dialog().getByRole("button", { name: words.form.save }).click();
    await dialog().waitFor({ state: "detached" });
    await row(NEW_NAME).getByText(words.byHand).waitFor();
  }, PATIENCE);

  it("never shows a secret again, and keeps it", async () => {
    await openForm();
    await dialog().getByRole("radio", { name: words.form.kindTitle.http }).click();
    await field(words.form.name).fill("relay");
    await field(words.form.addresses).fill(`${product.address}/api/health`);
    await dialog().getByText(words.form.signInKind.bearer, { exact: true }).click();
    await field(words.form.secret.token).fill("t0ken-t0ken");
    await make();
    await dialog().waitFor({ state: "detached" });
    await inMenu(words.action.edit, "relay");
    const secret = field(words.form.secret.token);
    await secret.and(page.getByPlaceholder(words.form.secretKept)).waitFor();
    expect(await secret.inputValue()).toBe("");
    expect(await page.content()).not.toContain("t0ken-t0ken");
    await dialog().getByRole("button", { name: words.form.save }).click();
    await dialog().waitFor({ state: "detached" });
  }, PATIENCE);

  it("finds its way on a narrow screen", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFit();
    await row().getByRole("button", { name: NAME, exact: true }).click();
    await dialog().getByRole("link").first().waitFor();
    await expectFit();
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    await openForm();
    for (const kind of ["http", "s3", "folder"] as const) {
      await dialog().getByRole("radio", { name: words.form.kindTitle[kind] }).click();
      await expectFit();
    }
    await choose(words.form.schedule, words.form.scheduleKind.weekly);
    await expectFit();
    await dropForm();
    await page.setViewportSize({ width: 1366, height: 768 });
  }, PATIENCE);

  it("removes them, and the audit log tells of it all", async () => {
    for (const name of [NAME, NEW_NAME, "relay"]) {
      await inMenu(words.action.remove, name);
      await dialog().getByRole("button", { name: words.remove.confirm }).click();
      await row(name).waitFor({ state: "detached" });
    }
    await page.getByText(words.empty.title).waitFor();
    await page.goto(`${product.address}/settings/audit`);
    for (const action of ["sources-create", "sources-update", "sources-visit", "sources-setEnabled", "sources-remove"] as const) await page.getByRole("cell", { name: auditWords.action[action] }).first().waitFor();
  }, PATIENCE);
});
