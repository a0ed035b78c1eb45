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
import { accessibilityFaults, type WatchedPage } from "../support/watched-page";

const THEMES = ["light", "dark"] as const;
const NAME = "north gate";
const LINES = "2025-10-06T08:59:32 ERROR os: Disk failed\n2025-10-06T08:59:33 WARNING os: Disk is slow\n";

describe.skipIf(!hasBrowser)("an administrator at the sources", () => {
  let product: Product;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let key = "";

  beforeAll(async () => {
    console = await openConsole({ viewport: { width: 1366, height: 768 } });
    ({ product, page, watched } = console);
  }, PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const dialog = (): Locator => page.getByRole("dialog");
  const row = (): Locator => page.getByRole("row").filter({ has: page.getByRole("button", { name: NAME, exact: true }) });
  const inMenu = async (item: string): Promise<void> => {
    await page.getByRole("button", { name: words.action.menu.replace("{name}", NAME) }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  const create = async (): Promise<void> => {
    await page.getByRole("button", { name: words.new }).click();
    await dialog().getByLabel(words.form.name, { exact: true }).fill(NAME);
    await dialog().getByRole("button", { name: words.form.make }).click();
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
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
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

  it("finds its way on a narrow screen", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFit();
    await row().getByRole("button", { name: NAME, exact: true }).click();
    await dialog().getByRole("link").first().waitFor();
    await expectFit();
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1366, height: 768 });
  }, PATIENCE);

  it("removes it, and the audit log tells of it all", async () => {
    await inMenu(words.action.remove);
    await dialog().getByRole("button", { name: words.remove.confirm }).click();
    await page.getByText(words.empty.title).waitFor();
    await page.goto(`${product.address}/settings/audit`);
    for (const action of ["sources-create", "sources-setEnabled", "sources-remove"] as const) await page.getByRole("cell", { name: auditWords.action[action] }).first().waitFor();
  }, PATIENCE);
});
