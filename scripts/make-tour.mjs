// Takes the pictures of docs/tour.md and README from a running product: npm run tour -- --url http://localhost:3000
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values } = parseArgs({ options: { url: { type: "string", default: "http://localhost:3000" }, "sign-in": { type: "string", default: ".data/first-sign-in.txt" }, browser: { type: "string", default: "/usr/bin/chromium" } } });

const SAMPLE = "samples/outage.zip";
const OUT = "docs/tour";
const SIZE = { width: 1440, height: 900 };
/** How long a run of the sample may take. */
const PATIENCE_MS = 120_000;

/** What each picture shows: its file, its address, and what is done before it is taken. */
const picturesOf = (run, other) => [
  { name: "runs", path: "/runs" },
  { name: "run", path: `/runs/${run}`, height: 1250, before: openFirstRow },
  { name: "time-machine", path: `/runs/${run}`, before: (page) => page.getByRole("slider").first().press("PageDown") },
  { name: "incident", path: `/runs/${run}`, before: openIncident },
  { name: "patterns", path: `/runs/${run}?tab=patterns`, height: 1100 },
  { name: "logs", path: `/runs/${run}?tab=logs`, height: 1100 },
  { name: "compare", path: `/compare?runs=${run},${other}`, height: 1100 },
  { name: "knowledge-base", path: "/knowledge-base" },
  { name: "playbooks", path: "/playbooks" },
  { name: "workers", path: "/workers" },
  { name: "settings", path: "/settings/limits" },
];

async function openFirstRow(page) {
  await page.locator("table button[aria-expanded=false]").first().click();
}

async function openIncident(page) {
  await openFirstRow(page);
  await page.getByText("Open incident").first().click();
}

async function readSignIn() {
  const lines = (await readFile(values["sign-in"], "utf8")).trim().split("\n");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
}

/** Analyses the sample. @returns the run's id */
async function analyse(apiKey, name) {
  const headers = { "X-API-Key": apiKey };
  const form = new FormData();
  form.append("files", new Blob([await readFile(SAMPLE)]), `${name}.zip`);
  const started = await fetch(`${values.url}/api/v1/batch-process/`, { method: "POST", headers, body: form });
  if (!started.ok) throw new Error(`the sample was refused: ${await started.text()}`);
  const id = (await started.json()).tasks[0].task_id;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 500))) {
    const { status, error_message: reason } = await (await fetch(`${values.url}/api/v1/status/${id}`, { headers })).json();
    if (status === "completed") return id;
    if (status === "failed") throw new Error(`the sample was not analysed: ${reason}`);
  }
  throw new Error("the sample took too long");
}

async function signIn(page, { email, password }) {
  await page.goto(`${values.url}/sign-in`, { waitUntil: "networkidle" });
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/runs");
}

const person = await readSignIn();
const [other, run] = [await analyse(person.apiKey, "Outage the night before"), await analyse(person.apiKey, "Outage")];
await mkdir(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: values.browser, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: SIZE, locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", colorScheme: "light" });
  await signIn(page, person);
  for (const picture of picturesOf(run, other)) {
    await page.setViewportSize({ ...SIZE, height: picture.height ?? SIZE.height });
    // Pages that follow the workers are never idle: their figures are there before the first event is.
    await page.goto(values.url + picture.path, { waitUntil: "load" });
    await page.waitForTimeout(2_500);
    await picture.before?.(page);
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: path.join(OUT, `${picture.name}.png`) });
    process.stderr.write(`${picture.name}\n`);
  }
} finally {
  await browser.close();
}
