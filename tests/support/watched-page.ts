import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";

/** A page, and everything about it that nobody should ever see. */
export interface WatchedPage {
  page: Page;
  /** Errors on the console or thrown, answers of 500 and more, requests to other machines; and forgets them. */
  takeFaults(): string[];
}

/** Opens a page whose faults are written down. */
export async function watchedPage(context: BrowserContext, address: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  page.on("response", (response) => response.status() >= 500 && faults.push(`answer ${String(response.status())}: ${response.url()}`));
  page.on("request", (request) => /^(https?|wss?):/.test(request.url()) && new URL(request.url()).host !== new URL(address).host && faults.push(`request to ${request.url()}`));
  return { page, takeFaults: () => faults.splice(0) };
}

/** What axe calls serious or critical on the page as it is, in the light and in the dark theme. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact === "serious" || impact === "critical") faults.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`));
    }
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return faults;
}
