import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { ToldLine } from "./make-archive";
import type { AccuracyItem } from "./accuracy-set";

const entry = z.object({ id: z.number().int(), text: z.string() });
const target = z.union([z.object({ problemId: z.number().int() }), z.object({ anomalyId: z.number().int() })]);

/** What an operator's handbook would say about a system, and which of the system's log templates (LogHub's event ids) each entry is about. */
const handbookSchema = z.object({
  problems: z.array(entry),
  anomalies: z.array(entry),
  links: z.array(z.object({ anomalyId: z.number().int(), problemId: z.number().int() })),
  truth: z.record(z.string(), target),
});

type Handbook = z.infer<typeof handbookSchema>;

const loggedLines = z.array(z.object({ EventId: z.string(), Content: z.string(), Level: z.string().optional() }));

const ERROR_LEVEL = /^(e|error|err|fatal|severe|failure|crit|critical)$/i;
const WARNING_LEVEL = /^(w|warn|warning)$/i;

/**
 * The messages of real systems against a handbook's words. Only recognising is measured here, so each message is written in
 * the home format with the severity that its entry has (LogHub's samples partly have none); other messages keep theirs.
 */
export async function makeHandbookSet(loghub: string, handbooks: string, folder: string): Promise<AccuracyItem[]> {
  const names = await readdir(loghub);
  const made = path.join(folder, "handbook");
  await mkdir(made);
  const items = (await readdir(handbooks)).sort().map(async (file): Promise<AccuracyItem | null> => {
    const system = names.find((name) => name.toLowerCase() === path.parse(file).name);
    if (system === undefined) return null;
    const handbook = handbookSchema.parse(JSON.parse(await readFile(path.join(handbooks, file), "utf8")));
    const csv = await readFile(path.join(loghub, system, `${system}_2k.log_structured_corrected.csv`), "utf8");
    return writeItem(system, handbook, loggedLines.parse(parse(csv, { columns: true })), made);
  });
  return (await Promise.all(items)).filter((item) => item !== null);
}

async function writeItem(system: string, handbook: Handbook, lines: z.infer<typeof loggedLines>, folder: string): Promise<AccuracyItem> {
  const name = `${system}_server_log.txt`;
  const told = toldLines(handbook, lines, name);
  const input = path.join(folder, name);
  await writeFile(input, lines.map((line, index) => homeLine(line, index, handbook)).join(""));
  const problems = new Map(told.flatMap(({ role, line }) => (role.kind === "problem" ? [[role.id, [name, line] as [string, number]] as const] : [])));
  const anomalies = new Set(told.flatMap(({ role }) => (role.kind === "anomaly" ? [role.id] : [])));
  const pairs = handbook.links.filter(({ anomalyId, problemId }) => anomalies.has(anomalyId) && problems.has(problemId));
  return { name: system, input, knowledge: handbook, told, truth: { pairs: pairs.map(({ anomalyId, problemId }) => [[anomalyId], problemId]), problems: Object.fromEntries(problems) } };
}

/** One line a second, so that the order is that of the file. */
function homeLine({ EventId, Content, Level }: z.infer<typeof loggedLines>[number], index: number, { truth }: Handbook): string {
  const entry = truth[EventId];
  const own = ERROR_LEVEL.test(Level ?? "") ? "ERROR" : WARNING_LEVEL.test(Level ?? "") ? "WARNING" : "INFO";
  const severity = entry === undefined ? own : "problemId" in entry ? "ERROR" : "WARNING";
  return `${new Date(Date.UTC(2025, 10, 5) + index * 1000).toISOString().slice(0, 19)} ${severity} system: ${Content}\n`;
}

/** The first line of each entry that the log has a message of. */
function toldLines({ truth }: Handbook, lines: z.infer<typeof loggedLines>, file: string): ToldLine[] {
  const told = new Map<string, ToldLine>();
  for (const [index, { EventId, Content }] of lines.entries()) {
    const entry = truth[EventId];
    if (!entry) continue;
    const [kind, id] = "problemId" in entry ? (["problem", entry.problemId] as const) : (["anomaly", entry.anomalyId] as const);
    const key = `${kind}:${String(id)}`;
    if (!told.has(key)) told.set(key, { role: { kind, id, degree: null }, file, line: index + 1, text: Content });
  }
  return [...told.values()];
}
