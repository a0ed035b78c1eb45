import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import knowledgeWords from "@/messages/en/knowledge.json";
import runWords from "@/messages/en/run.json";
import { parseKnowledgeBaseFile } from "@/server/domain/knowledge/parse-knowledge-base-file";
import { hasBrowser } from "../support/browser";
import { analyse, type Console, openConsole, PATIENCE } from "../support/console";
import { NOVEL_TEXT, outageArchive } from "../support/outage";
import { type Product } from "../support/product";
import { accessibilityFaults, type WatchedPage } from "../support/watched-page";

describe.skipIf(!hasBrowser)("the owner of a knowledge base", () => {
  let product: Product;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;
  let knowledgePage: string;

  beforeAll(async () => {
    console = await openConsole();
    ({ product, page, watched } = console);
    await analyse(page, "Night_7", await outageArchive(60));
    // The shipped knowledge base is the first, the archive's the second.
    knowledgePage = `${product.address}/knowledge-base?kb=2`;
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  /** Whatever a journey did, it leaves no error behind. */
  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const whatIf = (): Locator => page.getByRole("region", { name: knowledgeWords.whatIf.title });
  const linter = (): Locator => page.getByRole("region", { name: knowledgeWords.linter.title });

  /** Adds anomalies to the problem whose anomalies are shown, one after the other in one field. */
  async function addAnomalies(problem: string, ...texts: string[]): Promise<void> {
    await page.getByRole("button", { name: knowledgeWords.addAnomaly, exact: true }).first().click();
    const field = page.getByRole("textbox", { name: knowledgeWords.edit.newAnomaly.replace("{id}", problem) });
    for (const text of texts) {
      await field.fill(text);
      await field.press("Enter");
      expect(await field.inputValue()).toBe("");
    }
    await field.press("Escape");
  }

  it("finds an entry by what it means, and opens it in the table", async () => {
    await page.goto(knowledgePage);
    await page.getByText(knowledgeWords.searchBy.meaning, { exact: true }).click();
    await page.getByLabel(knowledgeWords.search).fill("The disk responds slowly");
    const first = page.getByRole("list", { name: knowledgeWords.meaning.label }).getByRole("listitem").first();
    await first.getByText("Disk latency is above the threshold").waitFor({ timeout: PATIENCE });
    expect(await first.innerText()).toMatch(/0\.\d\d/);
    await first.getByRole("button").click();
    const row = page.getByRole("row", { level: 2 }).filter({ hasText: "Disk latency is above the threshold" });
    await row.waitFor();
    await expect.poll(() => row.evaluate((line) => line === document.activeElement)).toBe(true);
  }, PATIENCE);

  it("sees before saving which finding would appear, saves, and classifies the run again", async () => {
    await page.goto(`${knowledgePage}&open=1`);
    await whatIf().getByText(knowledgeWords.whatIf.noDraft).waitFor();
    await addAnomalies("P1", NOVEL_TEXT);
    await whatIf().getByText("+1 finding").waitFor({ timeout: PATIENCE });
    await whatIf().getByText(NOVEL_TEXT).waitFor();
    // What is told by itself is how many, not every one.
    const told = await whatIf().getByRole("status").innerText();
    expect([told.includes("+1 finding"), told.includes(NOVEL_TEXT)]).toEqual([true, false]);
    for (const theme of ["light", "dark"] as const) expect(await accessibilityFaults(page, theme)).toEqual([]);
    const save = knowledgeWords.actions.save.replace("{number}", "2");
    await page.getByRole("button", { name: save }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: save }).click();
    await page.getByText(knowledgeWords.done.saved.replace("{number}", "2")).waitFor();

    // The next draft begins without what the last one would have changed.
    await addAnomalies("P1", "Lamp above the rack flickers");
    await whatIf().getByText("+0 findings").waitFor({ timeout: PATIENCE });
    expect(await whatIf().getByText("+1 finding").count()).toBe(0);
    await page.getByRole("button", { name: knowledgeWords.actions.discard }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: knowledgeWords.discard.confirm }).click();
    await whatIf().getByText(knowledgeWords.whatIf.noDraft).waitFor();

    await page.goto(`${product.address}/runs`);
    await page.getByRole("link", { name: "Night_7" }).click();
    const news = page.getByRole("region", { name: runWords.again.label });
    await news.getByText(/Revision 2 of/).waitFor();
    await news.getByRole("button", { name: runWords.again.action }).click();
    await news.waitFor({ state: "detached", timeout: PATIENCE });
    await page.getByText(/revision 2/).first().waitFor({ timeout: PATIENCE });
    await page.getByText(common.status.completed).first().waitFor({ timeout: PATIENCE });
  }, 3 * PATIENCE);

  it("is told of one text under two ids, and merges the two", async () => {
    await page.goto(`${knowledgePage}&open=3`);
    await addAnomalies("P3", "Error reported", "Replication lag is growing");
    const faultOf = (kind: "same-text" | "too-general"): Locator => linter().getByRole("listitem").filter({ hasText: knowledgeWords.linter.kind[kind] });
    const fault = faultOf("same-text");
    await fault.waitFor({ timeout: PATIENCE });
    await linter().getByLabel(knowledgeWords.linter.kinds).selectOption("same-text");
    await faultOf("too-general").waitFor({ state: "detached" });
    await fault.getByRole("button", { name: knowledgeWords.linter.act.merge }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(knowledgeWords.merge.keep).waitFor();
    await dialog.getByRole("button", { name: knowledgeWords.merge.confirm }).click();
    await page.getByText(/merged into A13 in the draft/).waitFor();
    await fault.waitFor({ state: "detached", timeout: PATIENCE });
    // The last of a kind is mended: the others are there again, as the choice says.
    await faultOf("too-general").waitFor({ timeout: PATIENCE });
    expect(await linter().getByLabel(knowledgeWords.linter.kinds).inputValue()).toBe("");
  }, PATIENCE);

  it("takes the knowledge base home in each format", async () => {
    await page.goto(knowledgePage);
    for (const format of ["csv", "xlsx", "json"] as const) {
      await page.getByRole("button", { name: knowledgeWords.actions.export, exact: true }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: knowledgeWords.export[format] }).click();
      const file = await download;
      const reading = parseKnowledgeBaseFile(await readFile(await file.path()), file.suggestedFilename());
      expect(reading).toMatchObject({ kind: "ok", knowledge: { problems: { length: 3 } } });
    }
  }, PATIENCE);

  it("writes a new problem and its first anomalies without the mouse, whatever was looked for before", async () => {
    await page.goto(`${knowledgePage}&q=disk&by=meaning`);
    await page.getByRole("list", { name: knowledgeWords.meaning.label }).waitFor({ timeout: PATIENCE });
    await page.getByRole("button", { name: knowledgeWords.addProblem, exact: true }).click();
    await page.getByRole("textbox", { name: knowledgeWords.edit.newProblem }).waitFor();
    await page.keyboard.type("The lamp above the rack went out");
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: knowledgeWords.edit.newAnomaly.replace("{id}", "P4") });
    await field.waitFor();
    await page.keyboard.type("Lamp current is high");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Lamp driver");
    // Another window is no leaving.
    await field.evaluate((input) => input.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
    await page.keyboard.type(" restarted");
    // Leaving adds it too, and does not take the person back.
    await page.getByLabel(knowledgeWords.search).click();
    for (const text of ["The lamp above the rack went out", "Lamp current is high", "Lamp driver restarted"]) await page.getByRole("row").filter({ hasText: text }).first().waitFor();
    expect(await field.count()).toBe(0);
    expect(await page.getByLabel(knowledgeWords.search).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: knowledgeWords.actions.discard }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: knowledgeWords.discard.confirm }).click();
    await page.getByRole("row").filter({ hasText: "Lamp current is high" }).waitFor({ state: "detached" });
  }, PATIENCE);

  it("loses no text to a server that does not answer", async () => {
    await page.goto(`${knowledgePage}&open=1`);
    await page.route(/knowledge\.addAnomaly/, (route) => route.fulfill({ status: 500, body: "" }));
    await addAnomalies("P1", "Lamp voltage is low");
    const again = page.getByRole("button", { name: common.retry });
    await again.waitFor();
    expect(watched.takeFaults()).not.toEqual([]);
    await page.unroute(/knowledge\.addAnomaly/);
    await again.click();
    await page.getByRole("row").filter({ hasText: "Lamp voltage is low" }).first().waitFor();
    expect(await again.count()).toBe(0);
  }, PATIENCE);
});
