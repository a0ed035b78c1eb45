import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import common from "@/messages/en/common.json";
import fileWords from "@/messages/en/knowledge-file.json";
import words from "@/messages/en/knowledge.json";
import navigation from "@/messages/en/navigation.json";
import playbookWords from "@/messages/en/playbooks.json";
import signInWords from "@/messages/en/sign-in.json";
import { hasBrowser } from "../support/browser";
import { analyse, type Console, newContext, openConsole, PATIENCE } from "../support/console";
import { inputFile } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { type WatchedPage, watchedPage } from "../support/watched-page";

const GUEST = { email: "second@example.org", name: "Grace Second", password: "seven green bottles" };
const HEAD = "anomaly_id,anomaly_text,problem_id,problem_text";

describe.skipIf(!hasBrowser)("two who grow one knowledge base", () => {
  let console: Console;
  let first: WatchedPage;
  let second: WatchedPage;
  /** The knowledge base that came with the archive. */
  let address: string;

  beforeAll(async () => {
    console = await openConsole();
    first = console.watched;
    await analyse(first.page, "Night_7", await outageArchive(60));
    address = `${console.product.address}/knowledge-base?kb=2`;
    second = await watchedPage(await newContext(console.browser), console.product.address);
    await second.page.goto(`${console.product.address}/sign-in/invitation/${await invite()}`);
    await second.page.getByLabel(signInWords.invitation.name).fill(GUEST.name);
    await second.page.getByLabel(signInWords.invitation.password, { exact: true }).fill(GUEST.password);
    await second.page.getByLabel(signInWords.invitation.again, { exact: true }).fill(GUEST.password);
    await second.page.getByRole("button", { name: signInWords.invitation.submit }).click();
    await second.page.waitForURL(/\/runs/);
  }, 3 * PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect([first.takeFaults(), second.takeFaults()]).toEqual([[], []]));

  /** @returns the token of an analyst's invitation */
  async function invite(): Promise<string> {
    const { origin } = new URL(console.product.address);
    const answer = await first.page.request.post(`${origin}/api/trpc/users.invite`, { headers: { origin }, data: { json: { email: GUEST.email, role: "analyst" } } });
    const { result } = (await answer.json()) as { result: { data: { json: { token: string } } } };
    return result.data.json.token;
  }

  async function changeProblem(page: Page, id: string, text: string): Promise<void> {
    await page.goto(address);
    const row = page.getByRole("row", { level: 1 }).filter({ hasText: id }).first();
    await row.focus();
    await page.keyboard.press("e");
    const field = page.getByRole("textbox", { name: words.edit.problem.replace("{id}", id) });
    await field.fill(text);
    await field.press("Enter");
    await page.getByText(/Draft, \d+ changes?/).first().waitFor();
  }

  const saveName = (number: number): string => words.actions.save.replace("{number}", String(number));

  async function openSave(page: Page, number: number): Promise<Locator> {
    await page.getByRole("button", { name: saveName(number), exact: true }).first().click();
    return page.getByRole("dialog");
  }

  const saved = (page: Page, number: number) => page.getByText(words.done.saved.replace("{number}", String(number))).waitFor();

  it("save side by side where they changed different entries, and choose where they changed the same", async () => {
    await changeProblem(first.page, "P1", "Controller of the shelf is gone");
    await changeProblem(second.page, "P1", "Shelf cannot be reached");
    await changeProblem(second.page, "P3", "Certificate of the gateway is too old");
    await (await openSave(first.page, 2)).getByRole("button", { name: saveName(2) }).click();
    await saved(first.page, 2);

    await second.page.reload();
    const dialog = await openSave(second.page, 3);
    await dialog.getByRole("button", { name: saveName(3) }).click();
    const sides = dialog.getByRole("radio");
    await sides.filter({ hasText: "Controller of the shelf is gone" }).waitFor();
    expect(await sides.count()).toBe(2);
    expect(await dialog.getByRole("button", { name: saveName(3) }).isDisabled()).toBe(true);
    await sides.filter({ hasText: "Shelf cannot be reached" }).click();
    await dialog.getByRole("button", { name: saveName(3) }).click();
    await saved(second.page, 3);

    await first.page.goto(address);
    for (const text of ["Shelf cannot be reached", "Certificate of the gateway is too old"]) await first.page.getByRole("row", { level: 1 }).getByText(text).waitFor();
  }, 2 * PATIENCE);

  it("read what each revision changed, and restore an older one", async () => {
    const { page } = first;
    await page.goto(`${address}&panel=history`);
    const drawer = page.getByRole("dialog");
    const item = (number: number): Locator => drawer.getByRole("listitem").filter({ hasText: words.revision.replace("{number}", String(number)) });
    await item(3).getByRole("button", { name: words.history.showDiff }).click();
    await item(3).getByText("Shelf cannot be reached").waitFor();
    await item(2).getByRole("button", { name: words.history.restore, exact: true }).click();
    await page.getByRole("button", { name: words.history.restoreConfirm.replace("{next}", "4") }).click();
    await item(4).waitFor();
    await page.goto(address);
    await page.getByRole("row", { level: 1 }).getByText("Controller of the shelf is gone").waitFor();
  }, PATIENCE);

  async function choose(page: Page, text: string): Promise<Locator> {
    await page.goto(address);
    await page.getByRole("button", { name: words.actions.import, exact: true }).click();
    const dialog = page.getByRole("dialog");
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: common.file.choose }).click();
    await (await chooser).setFiles(await inputFile("entries.csv", Buffer.from(text)));
    return dialog;
  }

  it("are told every row that is wrong in a file, and nothing of it is taken", async () => {
    const dialog = await choose(first.page, `${HEAD}\n11,,1,Disk shelf\nx12,Cache is off,1,Disk shelf\n13,Lag grows,2,\n`);
    const faults = dialog.getByRole("alert").getByRole("listitem");
    await faults.first().waitFor();
    expect((await faults.allInnerTexts()).map((text) => new RegExp(`^${fileWords.row.replace("{row}", "(\\d+)")}`).exec(text)?.[1])).toEqual(["2", "3", "4"]);
    expect(await dialog.getByRole("button", { name: words.import.intoDraft }).isDisabled()).toBe(true);
  }, PATIENCE);

  it("see what a file would change before it does, and put it into the draft", async () => {
    const { page } = first;
    const dialog = await choose(page, `${HEAD}\n40,Fan of the shelf stands still,4,Shelf overheated\n`);
    await dialog.getByText(words.import.add.replace("{name}", "from Night_7.zip")).click();
    await dialog.getByText("Fan of the shelf stands still").waitFor();
    await dialog.getByRole("button", { name: words.import.intoDraft }).click();
    await page.getByRole("row", { level: 1 }).getByText("Shelf overheated").waitFor();
    await page.getByText("Draft, 3 changes").first().waitFor();
  }, PATIENCE);

  /** What the page of all playbooks is headed by. */
  const list = (page: Page): Locator => page.getByRole("heading", { name: playbookWords.title, level: 1, exact: true });

  it("write a playbook with its steps in order, which is kept as a revision", async () => {
    const { page } = second;
    const { editor } = playbookWords;
    const step = (number: number): Locator => page.getByRole("textbox", { name: editor.step.replace("{number}", String(number)), exact: true });
    await page.goto(`${console.product.address}/playbooks`);
    await page.getByRole("link", { name: playbookWords.new, exact: true }).click();
    await page.getByLabel(editor.title, { exact: true }).fill("Bring the shelf back");
    for (const [at, text] of ["Look at the **fan**", "Call the vendor", "Switch to the spare"].entries()) {
      await page.getByRole("button", { name: editor.addStep, exact: true }).click();
      await step(at + 1).fill(text);
    }
    // A link does not take away what was written unasked.
    await page.getByRole("navigation").getByRole("link", { name: navigation.compare, exact: true }).click();
    const question = page.getByRole("dialog", { name: editor.leave.title });
    await question.getByRole("button", { name: editor.cancel, exact: true }).click();
    await question.waitFor({ state: "detached" });
    // Nor does Back, the second time as the first; pressed again beside the question it asks no second one.
    for (const presses of [1, 1, 2]) {
      for (let press = 0; press < presses; press++) {
        await page.goBack();
        await question.waitFor();
      }
      await question.getByRole("button", { name: editor.cancel, exact: true }).click();
      await question.waitFor({ state: "detached" });
    }
    expect(await step(1).inputValue()).toBe("Look at the **fan**");
    await page.getByRole("button", { name: editor.up.replace("{number}", "3") }).click();
    expect(await step(2).inputValue()).toBe("Switch to the spare");
    await page.getByTitle(editor.drag.replace("{number}", "1")).dragTo(page.getByTitle(editor.drag.replace("{number}", "3")));
    expect(await step(3).inputValue()).toBe("Look at the **fan**");
    await page.getByRole("button", { name: editor.create, exact: true }).click();
    await page.getByRole("heading", { name: "Bring the shelf back", level: 1 }).waitFor();
    expect((await page.getByRole("region", { name: playbookWords.steps }).getByRole("listitem").allInnerTexts()).map((text) => text.replace(/^\d+\s+/, ""))).toEqual(["Switch to the spare", "Call the vendor", "Look at the fan"]);
    await page.getByText(/^Revision 1, .*Grace Second/).first().waitFor();
    // What is saved leaves nothing of the editor between it and the page before.
    await page.goBack();
    await list(page).waitFor();
  }, PATIENCE);

  it("are led by Back once out of a playbook that is saved or as it was, and asked once where there is something to lose", async () => {
    const { page } = second;
    const { editor } = playbookWords;
    const title = page.getByLabel(editor.title, { exact: true });
    const open = page.getByRole("link", { name: playbookWords.new, exact: true });
    await page.goto(`${console.product.address}/playbooks`);
    await page.getByRole("link", { name: "Bring the shelf back" }).click();
    await page.getByRole("button", { name: playbookWords.edit, exact: true }).click();
    await page.waitForURL(/[?]edit=1/);
    await title.fill("Bring the spare shelf back");
    await page.getByRole("button", { name: editor.save.replace("{number}", "2"), exact: true }).click();
    await page.getByText(/^Revision 2, /).first().waitFor();
    await page.goBack();
    await list(page).waitFor();
    await open.click();
    for (const text of ["Not kept", ""]) await title.fill(text);
    await page.goBack();
    await list(page).waitFor();
    await open.click();
    for (const text of ["Not kept", "", "Not kept either"]) await title.fill(text);
    await page.goBack();
    await page.getByRole("dialog", { name: editor.leave.title }).getByRole("button", { name: editor.leave.confirm, exact: true }).click();
    await list(page).waitFor();
  }, PATIENCE);
});
