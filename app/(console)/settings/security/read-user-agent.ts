/** What a person calls their browser and what it runs on. */
export interface UserAgent {
  browser: string;
  system: string;
}

/** In this order: most browsers claim to be others as well. */
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Yandex", /\bYaBrowser\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
  ["curl", /^curl\//],
] as const;

const SYSTEMS = [
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac(?:intosh| OS)\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** Reads the header by which a browser names itself; null where neither browser nor system is known. */
export function readUserAgent(header: string | null): UserAgent | null {
  const nameIn = (table: readonly (readonly [string, RegExp])[]): string | undefined => table.find(([, pattern]) => pattern.test(header ?? ""))?.[0];
  const browser = nameIn(BROWSERS);
  const system = nameIn(SYSTEMS);
  return browser === undefined || system === undefined ? null : { browser, system };
}
