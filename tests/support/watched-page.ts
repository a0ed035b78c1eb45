import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";

/** A page, and everything about it that nobody should ever see. */
export interface WatchedPage {
  page: Page;
  /** Errors on the console or thrown, answers of 400 and more, requests to other machines; and forgets them. */
  takeFaults(): string[];
}

/** Opens a page whose faults are written down, and whose `goto` and `reload` return when a click is heard: before React has taken a page over, it is lost. */
export async function watchedPage(context: BrowserContext, address: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  // What the browser says about an answer is told with its address below.
  page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  page.on("response", (response) => response.status() >= 400 && faults.push(`answer ${String(response.status())}: ${response.url().replace(/\?.*/, "")}`));
  page.on("request", (request) => /^(https?|wss?):/.test(request.url()) && new URL(request.url()).host !== new URL(address).host && faults.push(`request to ${request.url()}`));
  const { goto, reload } = page;
  page.goto = async (...given) => {
    const response = await goto.apply(page, given);
    await takenOver(page);
    return response;
  };
  page.reload = async (...given) => {
    const response = await reload.apply(page, given);
    await takenOver(page);
    return response;
  };
  return { page, takeFaults: () => faults.splice(0) };
}

/** Waits until every button has its handlers, which React keeps on the element. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll("button")].every((button) => Object.keys(button).some((key) => key.startsWith("__reactProps"))));
}

/** Waits until everything that is on its way has come: shapes of what is read, and what is dimmed because it answers an earlier question. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".mantine-Skeleton-root, [aria-busy=true], [data-loading], [data-stale]") === null);
}

export type Theme = "light" | "dark";

/** What axe calls serious or critical on the page once it is settled, in one theme. */
export async function accessibilityFaults(page: Page, theme: Theme): Promise<string[]> {
  await settled(page);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: "attached" });
  // A colour on its way from one theme to the other is none of either.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  // Our pages have no frames: without them axe needs no second page to put their results together, and what passed is not described.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary?.split("\n")[1]?.trim() ?? ""} ${html.slice(0, 200)}`));
}
