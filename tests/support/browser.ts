import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { makeFolder } from "./test-folders";

const INSTALLED = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Of the arguments that come with the packed browser, those that switch off what a test should notice. */
const UNWANTED = /^--(disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|single-process|headless|user-data-dir)/;

/** Whether there is a browser to test with: one that is installed, or the packed one where it runs. */
export const hasBrowser = INSTALLED.some((file) => file !== undefined && existsSync(file)) || (process.platform === "linux" && process.arch === "x64");

/** Opens an installed Chromium, else the one from npm. Nothing is downloaded. */
export async function openBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((file) => file !== undefined && existsSync(file));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  return openPacked();
}

/** The packed browser unpacks into the temporary folder and trusts what it finds there: it gets one of its own. */
async function openPacked(): Promise<Browser> {
  process.env.TMPDIR = await makeFolder("chromium");
  // It brings the libraries that a bare machine lacks only where it believes to run in the cloud it was made for.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return chromium.launch({ executablePath, args: packed.args.filter((arg) => !UNWANTED.test(arg)), env: environment });
}
