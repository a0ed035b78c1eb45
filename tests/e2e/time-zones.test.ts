import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import runWords from "@/messages/en/run.json";
import { hasBrowser } from "../support/browser";
import { analyseAndOpen, type Console, openConsole, PATIENCE } from "../support/console";
import { outageArchive } from "../support/outage";
import { accessibilityFaults } from "../support/watched-page";

const words = runWords.zones;
const PATH = "night/storage1_log.txt";

describe.skipIf(!hasBrowser)("the time zones of a run", () => {
  let console: Console;
  let address: string;

  beforeAll(async () => {
    console = await openConsole();
    address = await analyseAndOpen(console.page, "Night_7", await outageArchive(60));
  }, 2 * PATIENCE);
  afterAll(() => console?.stop());
  afterEach(() => expect(console.watched.takeFaults()).toEqual([]));

  it("are changed in a dialog, for one file too, and the page follows the run until it has been read again, that of others too", async () => {
    const { page, context } = console;
    const elsewhere = await context.newPage();
    await elsewhere.clock.install();
    await elsewhere.goto(address);
    await elsewhere.getByText("02:52:00").first().waitFor();
    await page.getByRole("button", { name: runWords.menu, exact: true }).click();
    await page.getByRole("menuitem", { name: words.action }).click();
    const dialog = page.getByRole("dialog", { name: words.title });
    await dialog.getByRole("combobox", { name: words.add }).fill("storage1");
    await page.getByRole("option", { name: PATH }).click();
    const zone = dialog.getByRole("combobox", { name: words.zoneOf.replace("{file}", PATH) });
    await zone.fill("Moscow");
    await page.getByRole("option", { name: "Europe/Moscow" }).click();
    for (const theme of ["light", "dark"] as const) expect(await accessibilityFaults(page, theme)).toEqual([]);
    await dialog.getByRole("button", { name: words.submit }).click();
    await page.getByText(words.started, { exact: true }).waitFor();
    await page.getByText("5 Oct 2025, 23:00:00").first().waitFor({ timeout: PATIENCE });
    await page.getByRole("tab", { name: /^Files/ }).click();
    const row = page.getByRole("row").filter({ hasText: "storage1_log.txt" });
    await row.getByText(runWords.files.inZone.replace("{zone}", "Europe/Moscow")).waitFor({ timeout: PATIENCE });
    expect(await page.getByText("Europe/Moscow").count()).toBe(1);
    // A page that somebody else has open asks now and then.
    await elsewhere.clock.fastForward(31_000);
    await elsewhere.getByText("5 Oct, 23:52").first().waitFor();
  }, 2 * PATIENCE);
});
