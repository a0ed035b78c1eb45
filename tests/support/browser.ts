import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { runFolder } from "./test-folders";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Whether the browser that is packed into an npm package runs here. It has no window, which spares half of the work. */
const HAS_PACKED = process.platform === "linux" && process.arch === "x64";

/** An installed Chromium: where CHROMIUM_PATH says, else, where the packed one does not run, in one of the usual places. */
const INSTALLED = (process.env.CHROMIUM_PATH === undefined ? (HAS_PACKED ? [] : USUAL_PLACES) : [process.env.CHROMIUM_PATH]).find((file) => existsSync(file));

/**
 * Not those that come with the packed browser: they imitate a graphics card, which takes as long as the pages themselves, and
 * switch off what a test should notice.
 */
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/** Whether there is a browser to test with. */
export const hasBrowser = INSTALLED !== undefined || HAS_PACKED;

/** Unpacks the packed browser where it will be used; done once, before test files open it side by side. */
export async function prepareBrowser(): Promise<void> {
  if (INSTALLED === undefined && hasBrowser) await unpack();
}

/** Opens the browser to test with. Nothing is downloaded. */
export async function openBrowser(): Promise<Browser> {
  if (INSTALLED !== undefined) return chromium.launch({ executablePath: INSTALLED, args: ARGUMENTS });
  return openPacked();
}

/** Its list of font folders names /tmp, wherever it was unpacked; without a single font a page crashes. Done once: another may be reading it. */
async function moveFonts(folder: string): Promise<void> {
  const list = path.join(folder, "fonts", "fonts.conf");
  const text = await readFile(list, "utf8");
  if (!text.includes(`>${folder}/`)) await writeFile(list, text.replaceAll(">/tmp/", `>${folder}/`));
}

/**
 * The packed browser unpacks into the temporary folder and trusts what it finds there: it gets one of the test run's own, so
 * that it is unpacked once a run and not once a file.
 */
async function unpack(): Promise<string> {
  const folder = path.join(runFolder(), "chromium");
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder;
  // It brings the libraries that a bare machine lacks only where it believes to run in the cloud it was made for.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  await moveFonts(folder);
  return executablePath;
}

async function openPacked(): Promise<Browser> {
  const executablePath = await unpack();
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return chromium.launch({ executablePath, args: ARGUMENTS, env: environment });
}
