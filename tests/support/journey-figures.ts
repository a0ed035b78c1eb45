import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page, Request } from "playwright-core";
import { markdownTable } from "@/scripts/measure/markdown-table";
import { CHECKOUT } from "./checkout";

const QUERIES = "/api/trpc/";
const PATIENCE_MS = 4_000;

/** Of a hundred values so many are no higher. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}

/** The figures of a journey: kept as a file for people to read, and said on the terminal. */
export class JourneyFigures {
  private readonly rows: [string, string][] = [];
  private readonly asked = new Map<string, string>();

  constructor(
    private readonly title: string,
    private readonly page: Page,
  ) {
    page.on("request", (request) => this.note(request));
  }

  add(what: string, figure: string): void {
    this.rows.push([what, figure]);
  }

  /** Milliseconds of several tries: their middle and the worst. */
  addTimes(what: string, milliseconds: readonly number[]): void {
    this.add(what, `${percentile(milliseconds, 50).toFixed(0)} ms (worst of ${String(milliseconds.length)}: ${Math.max(...milliseconds).toFixed(0)})`);
  }

  /** Asks what the page has asked once more: so many times each, or as often as a slow one can be asked in a few seconds. */
  async addQueries(times: number): Promise<void> {
    for (const [names, url] of [...this.asked].sort()) {
      const taken: number[] = [];
      const end = performance.now() + PATIENCE_MS;
      for (let time = 0; time < times && performance.now() < end; time++) {
        const start = performance.now();
        const answer = await this.page.request.get(url);
        await answer.body();
        if (!answer.ok()) throw new Error(`${names}: ${String(answer.status())}`);
        taken.push(performance.now() - start);
      }
      this.add(names, `p50 ${percentile(taken, 50).toFixed(0)} ms, p95 ${percentile(taken, 95).toFixed(0)} ms`);
    }
  }

  async tell(file: string): Promise<void> {
    const text = `${this.title}\n\n${markdownTable(["what", "figure"], this.rows)}\n`;
    const folder = path.join(CHECKOUT, "artifacts");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, file), text);
    process.stdout.write(`\n${text}`);
  }

  /** One address of each set of queries is enough. Those that change something or never end are no queries. */
  private note(request: Request): void {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(QUERIES) || request.method() !== "GET" || request.headers().accept === "text/event-stream") return;
    const names = [...new Set(pathname.slice(QUERIES.length).split(","))].sort().join(", ");
    if (!names.includes("watch")) this.asked.set(names, request.url());
  }
}
