import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import auditWords from "@/messages/en/audit.json";
import commonWords from "@/messages/en/common.json";
import failureWords from "@/messages/en/failures.json";
import navigationWords from "@/messages/en/navigation.json";
import runsWords from "@/messages/en/runs.json";
import words from "@/messages/en/settings.json";
import signInWords from "@/messages/en/sign-in.json";
import workerWords from "@/messages/en/workers.json";
import russianWords from "@/messages/ru/settings.json";
import { hasBrowser } from "../support/browser";
import { type Console, newContext, openConsole, PATIENCE } from "../support/console";
import { type Product } from "../support/product";
import { type WatchedPage, watchedPage } from "../support/watched-page";

const NEW_PASSWORD = "a quiet walk home";
const GUEST = { email: "guest@example.org", name: "Grace Guest", password: "seven green bottles" };

describe.skipIf(!hasBrowser)("an administrator in the settings", () => {
  let product: Product;
  let browser: Browser;
  let console: Console;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    console = await openConsole({ viewport: { width: 1366, height: 768 } });
    ({ product, browser, page, watched } = console);
  }, PATIENCE);

  afterAll(() => console?.stop());

  afterEach(() => expect(watched.takeFaults()).toEqual([]));

  const open = async (section: keyof typeof words.section): Promise<void> => void (await page.goto(`${product.address}/settings/${section}`));
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });

  it("chooses Russian, and goes back", async () => {
    await open("profile");
    await page.getByText(commonWords.languages.ru, { exact: true }).click();
    await page.getByRole("heading", { name: russianWords.title, level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: russianWords.title, level: 1 }).waitFor();
    await page.getByText(commonWords.languages.en, { exact: true }).click();
    await page.getByRole("heading", { name: words.title, level: 1 }).waitFor();
  }, PATIENCE);

  it("changes the password, and the file of the first sign-in is gone", async () => {
    const file = path.join(product.state, "first-sign-in.txt");
    expect(existsSync(file)).toBe(true);
    await open("security");
    const fill = async (current: string, wished: string, again: string): Promise<void> => {
      await page.getByLabel(words.password.current, { exact: true }).fill(current);
      await page.getByLabel(words.password.wished, { exact: true }).fill(wished);
      await page.getByLabel(words.password.again, { exact: true }).fill(again);
      await button(words.password.submit).click();
    };
    await fill(product.password, NEW_PASSWORD, `${NEW_PASSWORD}x`);
    await page.getByText(words.password.differ).waitFor();
    await fill("not the password", NEW_PASSWORD, NEW_PASSWORD);
    await page.getByText(failureWords.code["password-wrong"]).waitFor();
    expect(watched.takeFaults()).toEqual([`answer 400: ${product.address}/api/trpc/account.changePassword`]);
    await fill(product.password, NEW_PASSWORD, NEW_PASSWORD);
    await page.getByText("Password changed.").waitFor();
    expect(existsSync(file)).toBe(false);
  }, PATIENCE);

  it("sets for how long runs are kept", async () => {
    await open("limits");
    await page.getByLabel(words.limits.name.runDays).fill("90");
    await button(words.limits.save).click();
    await page.getByText(words.saved, { exact: true }).waitFor();
    await page.reload();
    expect(await page.getByLabel(words.limits.name.runDays).inputValue()).toMatch(/^90/);
  }, PATIENCE);

  it("sees that a key has run out", async () => {
    const status = await page.evaluate(async (expiresAt) => {
      const body = JSON.stringify({ json: { name: "Short-lived", role: "viewer", expiresAt }, meta: { values: { expiresAt: ["Date"] } } });
      return (await fetch("/api/trpc/apiKeys.create", { method: "POST", headers: { "Content-Type": "application/json" }, body })).status;
    }, new Date(Date.now() + 2_000).toISOString());
    expect(status).toBe(200);
    await page.waitForTimeout(2_500);
    await open("api-keys");
    const row = page.getByRole("row").filter({ hasText: "Short-lived" });
    await row.getByText(/^expired /).waitFor();
    expect(await row.getByRole("button").count()).toBe(0);
  }, PATIENCE);

  it("measures the model", async () => {
    await open("models");
    await button(`${words.models.test}: ${words.models.name.light}`).click();
    await page.getByText(/[\d\u202f]+ texts a second/).waitFor({ timeout: PATIENCE });
  }, PATIENCE);

  it("sees the worker and what it did", async () => {
    await page.goto(`${product.address}/workers`);
    await page.getByRole("heading", { name: workerWords.title, level: 1 }).waitFor();
    await page.getByText(workerWords.state.alive, { exact: true }).waitFor();
    await page.getByText("1 of 1 alive").waitFor();
  }, PATIENCE);

  it("invites a viewer, who comes by the link and finds only what is theirs", async () => {
    await open("users");
    await button(words.invitations.invite).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words.invitations.email).fill(GUEST.email);
    await dialog.getByRole("button", { name: words.invitations.make }).click();
    const link = await dialog.getByLabel(words.invitations.link.replace("{email}", GUEST.email)).inputValue();
    const guest = await watchedPage(await newContext(browser), product.address);
    await guest.page.goto(link);
    await guest.page.getByLabel(signInWords.invitation.name).fill("  ");
    await guest.page.getByLabel(signInWords.invitation.password, { exact: true }).fill(GUEST.password);
    await guest.page.getByLabel(signInWords.invitation.again, { exact: true }).fill(GUEST.password);
    await guest.page.getByRole("button", { name: signInWords.invitation.submit }).click();
    await guest.page.getByText(signInWords.invitation.nameless).waitFor();
    await guest.page.getByLabel(signInWords.invitation.name).fill(GUEST.name);
    await guest.page.getByRole("button", { name: signInWords.invitation.submit }).click();
    await guest.page.getByRole("heading", { name: runsWords.title, level: 1 }).waitFor();
    expect(await guest.page.getByRole("button", { name: runsWords.drop.choose }).count()).toBe(0);

    await guest.page.getByRole("link", { name: navigationWords.settings }).click();
    await guest.page.getByRole("link", { name: words.section.security }).waitFor();
    expect(await guest.page.getByRole("link", { name: words.section.users }).count()).toBe(0);
    await guest.page.goto(`${product.address}/settings/users`);
    await guest.page.getByText(words.forbidden).waitFor();
    expect(guest.takeFaults()).toEqual([]);
    expect(await guest.page.evaluate(async () => (await fetch("/api/trpc/users.list")).status)).toBe(403);
    await guest.page.goto(link);
    await guest.page.getByRole("heading", { name: signInWords.invitation.missing }).waitFor();
    await guest.page.context().close();
  }, PATIENCE);

  it("reads in the audit log who did it all", async () => {
    await open("audit");
    for (const action of ["invitations-accept", "users-invite", "settings-change", "account-changePassword"] as const) await page.getByRole("cell", { name: auditWords.action[action] }).first().waitFor();
    await page.getByRole("searchbox", { name: auditWords.filter.search }).fill(GUEST.email);
    await page.getByRole("cell", { name: auditWords.action["settings-change"] }).waitFor({ state: "detached" });
    expect(await page.getByRole("cell", { name: auditWords.action["users-invite"] }).count()).toBe(1);
  }, PATIENCE);
});
