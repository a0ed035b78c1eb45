// Plain JavaScript: this installs and builds before anything else can be loaded.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bootstrap } from "./bootstrap.mjs";

const isUnitOnly = process.argv.includes("--unit");

/** Lines of a failed check that are shown. */
const SHOWN_LINES = 60;
/** Lines of a failed test's message that are shown. */
const SHOWN_MESSAGE_LINES = 25;

/** Checks that are one passed or failed each; `npm run lint` runs the same. */
const TYPES = { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] };
const LINT = { name: "lint", args: ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"] };
const UNUSED_CODE = { name: "unused code", args: ["node_modules/knip/bin/knip.js", "--no-progress"] };

/** Figures that a journey in the browser reads; they say nothing about passing or failing. */
const FIGURES = "artifacts/million.md";

/** Counts of everything so far, and what there is to say about what failed. */
const total = { passed: 0, failed: 0, skipped: 0 };

function fail(name, text, lines) {
  total.failed++;
  const shown = text.trim().split("\n");
  process.stdout.write(`\nFAILED ${name}\n${shown.slice(0, lines).join("\n")}\n${shown.length > lines ? `… and ${shown.length - lines} more lines\n` : ""}`);
}

/** Runs a Node program of the checkout. It is told that it is a test, not a production build. */
function run(args) {
  return new Promise((resolve, reject) => {
    const { NODE_ENV: _, ...environment } = process.env;
    const child = spawn(process.execPath, args, { env: { ...environment, NO_COLOR: "1", FORCE_COLOR: "0" }, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, text: Buffer.concat(said).toString() }));
  });
}

async function check({ name, args }) {
  const { code, text } = await run(args);
  if (code === 0) total.passed++;
  else fail(name, text, SHOWN_LINES);
}

/** Runs the tests of one project. A run that ends badly without a failed test (a process left behind, say) has failed as well. */
async function test(project) {
  const folder = mkdtempSync(path.join(tmpdir(), "test-report-"));
  const report = path.join(folder, "report.json");
  try {
    const { code, text } = await run(["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=json", "--reporter=dot", `--outputFile.json=${report}`]);
    const failedBefore = total.failed;
    countTests(readReport(report), text);
    if (code !== 0 && total.failed === failedBefore) fail(`tests of ${project}`, text, SHOWN_LINES);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).testResults;
  } catch {
    // It ended before it could report: the caller sees the exit code.
    return [];
  }
}

function countTests(files, text) {
  for (const { name, message, status, assertionResults } of files) {
    const file = path.relative(process.cwd(), name);
    for (const { status: outcome, fullName, failureMessages } of assertionResults) {
      if (outcome === "passed") total.passed++;
      else if (outcome === "failed") fail(`${file}: ${fullName}`, failureMessages.join("\n"), SHOWN_MESSAGE_LINES);
      else total.skipped++;
    }
    // A file that could not be loaded, or whose set-up failed, has no test that says so.
    if (status === "failed" && !assertionResults.some((result) => result.status === "failed")) fail(file, message || ofFailure(text), SHOWN_MESSAGE_LINES);
  }
}

/** What is said of files that failed, without what went before. */
function ofFailure(text) {
  return text.slice(Math.max(0, text.indexOf("Failed Suites")));
}

/** Runs tasks one after the other. */
async function oneByOne(tasks) {
  for (const task of tasks) await task();
}

/**
 * Everything but the unit tests, from the first second to the last on all processors: only the tests in the browser and the
 * types, which take in those that the build writes, wait for the pages. Each project has a database and folders of its own.
 */
async function testAll() {
  const pages = run(["scripts/bootstrap.mjs"]);
  const pagesAreThere = async () => {
    const { code, text } = await pages;
    if (code !== 0) fail("build of the pages", text, SHOWN_LINES);
    return code === 0;
  };
  const isBuilt = pagesAreThere();
  await Promise.all([
    oneByOne([() => test("unit"), () => check(LINT), () => check(UNUSED_CODE), () => isBuilt, () => check(TYPES)]),
    test("stack"),
    isBuilt.then((isThere) => isThere && test("browser")),
  ]);
}

function printFigures() {
  if (existsSync(FIGURES)) process.stdout.write(`\n${readFileSync(FIGURES, "utf8")}`);
}

async function main() {
  // Those of an earlier run are not this one's.
  rmSync(FIGURES, { force: true });
  await bootstrap({ web: false });
  if (isUnitOnly) await oneByOne([() => test("unit"), () => check(TYPES)]);
  else await testAll();
  printFigures();
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
