import { STAGES } from "@/server/domain/pipeline";
import { markdownTable } from "../measure/markdown-table";
import { measureText } from "../measure/measure-words";
import type { AgainFigures } from "./measure-again";
import type { ColdFigures } from "./measure-cold";
import type { KnowledgeFigures } from "./measure-knowledge";
import type { LargeFigures } from "./measure-large";
import type { MiningFigures } from "./measure-mining";
import type { ScalingFigures } from "./measure-scaling";
import type { ShapeFigures } from "./measure-shape";
import type { Timed } from "./timed";

/** What was measured; what was not asked for is left out. */
export interface BenchFigures {
  shapes: { name: string; figures: ShapeFigures; reference: number | null }[];
  scaling: ScalingFigures[];
  /** How many times as much two processes that only compute get done as one. */
  processors: number | null;
  cold: ColdFigures | null;
  mining: { load: MiningFigures; numbered: MiningFigures; different: MiningFigures } | null;
  blocks: number | null;
  knowledge: KnowledgeFigures | null;
  again: AgainFigures | null;
  large: LargeFigures | null;
}

const seconds = (value: number): string => value.toFixed(2);
const megabytes = (bytes: number | null): string => (bytes === null ? "–" : String(Math.round(bytes / 1e6)));
const thousands = (value: number): string => (value >= 1e6 ? `${(value / 1e6).toFixed(2)} M` : `${String(Math.round(value / 1e3))} k`);

/** Archive to reports. */
export function shapesTable(shapes: BenchFigures["shapes"]): string {
  const hasReference = shapes.some(({ reference }) => reference !== null);
  const head = (["shape", "lines", "megabytes", "first", "again", "lines-a-second", "megabytes-a-second", "retain-problems", "worker-cpu", "database-cpu", "worker-peak", "database-peak"] as const).map((word) => measureText(word));
  const rows = shapes.map(({ name, figures: { load, first, again, problems, cpu, peak }, reference }) => [
    name,
    thousands(load.lines),
    megabytes(load.bytes),
    seconds(first),
    seconds(again),
    thousands(load.lines / again),
    megabytes(load.bytes / again),
    seconds(problems),
    cpu.workers === null ? "–" : seconds(cpu.workers),
    cpu.database === null ? "–" : seconds(cpu.database),
    megabytes(peak.worker),
    megabytes(peak.database),
    ...(hasReference ? [reference === null ? "–" : seconds(reference), reference === null ? "–" : `${(reference / again).toFixed(1)} ×`] : []),
  ]);
  return markdownTable([...head, ...(hasReference ? [measureText("reference"), measureText("ratio")] : [])], rows);
}

/** Where the time of a run with everything cached goes, in milliseconds. */
export function stagesTable(shapes: BenchFigures["shapes"]): string {
  const rows = shapes.map(({ name, figures }) => [name, ...STAGES.map((stage) => String(figures.stages.find((one) => one.name === stage)?.durationMs ?? "–"))]);
  return markdownTable([measureText("shape"), ...STAGES], rows);
}

/** Everything else, one figure a line. */
export function figuresTable({ scaling, processors, cold, mining, blocks, knowledge, again, large }: BenchFigures): string | null {
  const rows = [
    ...scaling.map(scalingRow),
    ...(processors === null ? [] : [[measureText("processors"), `${processors.toFixed(2)} ×`]]),
    ...(cold ? [[measureText("cold-first"), `${seconds(cold.firstEver)} s`], [measureText("cold"), `${seconds(cold.fromCold)} s`]] : []),
    ...(mining ? [...miningRows("mining", mining.load), ...miningRows("mining-numbered", mining.numbered), ...miningRows("mining-different", mining.different)] : []),
    ...(blocks === null ? [] : [[measureText("blocks"), `${megabytes(blocks)} MB/s`]]),
    ...(knowledge ? knowledgeRows(knowledge) : []),
    ...(again ? [[measureText("classify-again"), timedText(again)], [measureText("classify-again-stages"), again.stages.map(({ name, durationMs }) => `${name} ${String(durationMs)} ms`).join(", ")]] : []),
    ...(large ? largeRows(large) : []),
  ];
  return rows.length === 0 ? null : markdownTable([measureText("figure"), measureText("value")], rows);
}

function scalingRow({ retain, ratio, one, two, limit }: BenchFigures["scaling"][number]): string[] {
  return [measureText("two-workers", { retain }), measureText("two-workers-value", { ratio: ratio.toFixed(2), limit: limit?.toFixed(2) ?? "–", one: seconds(one), two: seconds(two) })];
}

function miningRows(word: "mining" | "mining-numbered" | "mining-different", { masked, mined }: MiningFigures): string[][] {
  return [[measureText(word), measureText("mining-value", { mined: thousands(mined), masked: thousands(masked) })]];
}

function knowledgeRows({ texts, embedding, without, within }: KnowledgeFigures): string[][] {
  return [
    [measureText("knowledge-embedding", { texts: String(texts) }), timedText(embedding)],
    [measureText("knowledge-without"), timedText(without)],
    [measureText("knowledge-within", { texts: String(texts) }), timedText(within)],
  ];
}

/** A time by the clock with the processor's beside it. */
function timedText({ seconds: clock, cpu }: Timed): string {
  const cpuText = (value: number | null): string => (value === null ? "–" : seconds(value));
  return measureText("timed", { clock: seconds(clock), workers: cpuText(cpu.workers), database: cpuText(cpu.database) });
}

function largeRows({ load, seconds: took, workerPeak, surrounding }: LargeFigures): string[][] {
  return [
    [measureText("large", { size: megabytes(load.bytes) }), `${seconds(took)} s`],
    [measureText("large-peak"), `${megabytes(workerPeak)} MB`],
    [measureText("surrounding"), measureText("surrounding-value", { median: surrounding.median.toFixed(1), worst: surrounding.worst.toFixed(1) })],
  ];
}
