import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { ZipFile } from "yazl";
import { LOG_DIALECTS } from "../accuracy/log-dialects";
import { readAccuracyTexts } from "../accuracy/wordings";
import { fillPlaces, integer, pick, type Random, seededRandom } from "../measure/seeded-random";
import type { LoadShape } from "./load-shapes";

export interface WrittenLoad {
  input: string;
  lines: number;
  /** Unpacked. */
  bytes: number;
}

/** What the lines of a load say, with places for values. */
export interface LoadMessages {
  info: readonly string[];
  warnings: readonly string[];
  errors: readonly string[];
}

const SEED = 20_261_128;
const START = Date.UTC(2025, 10, 5);
const COMPONENTS = ["core", "network", "storage", "database", "gateway", "agent", "scheduler", "monitor"];
/** Lines handed on at a time. */
const CHUNK_LINES = 5_000;
const PADDING_WORDS = "and so on through every step of the plan that was made for it ";

/** Half of what is logged as WARNING or ERROR is in the shipped knowledge base, in words close to it. */
export async function readLoadMessages(): Promise<LoadMessages> {
  const { problems, noise } = await readAccuracyTexts("tests/data/accuracy");
  return {
    info: noise.info,
    warnings: [...problems.flatMap(({ anomalies }) => anomalies.slice(0, 1).map(({ easy }) => easy)), ...noise.benign],
    errors: [...problems.slice(0, 12).map(({ problem }) => problem.easy), ...noise.unknownErrors],
  };
}

/** Writes a load. Equal shapes give equal lines. */
export async function writeLoad(shape: Omit<LoadShape, "name">, name: string, folder: string, messages: LoadMessages): Promise<WrittenLoad> {
  const input = path.join(folder, shape.container === "gz" ? `${name}.log.gz` : `${name}.zip`);
  const counted = { bytes: 0 };
  const random = seededRandom(SEED);
  if (shape.container === "gz") {
    await pipeline(Readable.from(counting(loadLines(shape, random, messages), counted)), createGzip({ level: 1 }), createWriteStream(input));
    return { input, lines: shape.linesPerFile, bytes: counted.bytes };
  }
  const archive = new ZipFile();
  const writing = pipeline(archive.outputStream, createWriteStream(input));
  for (let file = 1; file <= shape.files; file++) {
    const text = [...counting(loadLines(shape, random, messages), counted)];
    archive.addBuffer(Buffer.concat(text), `${name}/server${String(file)}_log.txt`, { mtime: new Date(START), compressionLevel: 1 });
  }
  archive.end();
  await writing;
  return { input, lines: shape.files * shape.linesPerFile, bytes: counted.bytes };
}

function* counting(chunks: Iterable<string>, counted: { bytes: number }): Generator<Buffer> {
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    counted.bytes += bytes.length;
    yield bytes;
  }
}

const HOST = "host-7";

/** The lines of one file, evenly over a day. */
function* loadLines({ linesPerFile, problemsPercent, padding, dialects, hasNames }: Omit<LoadShape, "name">, random: Random, messages: LoadMessages): Generator<string> {
  const step = 86_400_000 / linesPerFile;
  const filling = padding === 0 ? "" : ` ${PADDING_WORDS.repeat(Math.ceil(padding / PADDING_WORDS.length)).slice(0, padding)}`;
  const writers = dialects.flatMap((name) => LOG_DIALECTS.find((dialect) => dialect.name === name) ?? []);
  let chunk = "";
  for (let line = 0; line < linesPerFile; line++) {
    const severity = random() * 100 >= problemsPercent ? "INFO" : random() < 0.8 ? "WARNING" : "ERROR";
    const component = pick(random, COMPONENTS);
    const text = fillPlaces(random, pick(random, listOf(messages, severity))) + (hasNames ? ` by ${ownWord(random)}` : "") + filling;
    const writer = writers[line % writers.length];
    chunk += `${writer?.render({ at: START + Math.floor(line * step), severity, component, text }, HOST, random) ?? ""}\n`;
    if (line % CHUNK_LINES === CHUNK_LINES - 1 || line === linesPerFile - 1) {
      yield chunk;
      chunk = "";
    }
  }
}

const OWN_WORD_LETTERS = 9;

/** A word of letters that no other is, hardly ever. */
export function ownWord(random: Random): string {
  return Array.from({ length: OWN_WORD_LETTERS }, () => String.fromCharCode(integer(random, 97, 122))).join("");
}

const listOf = ({ info, warnings, errors }: LoadMessages, severity: "INFO" | "WARNING" | "ERROR"): readonly string[] => (severity === "INFO" ? info : severity === "WARNING" ? warnings : errors);

/** Messages alone, as the miner gets them. */
export function benchMessages(count: number, { info, warnings }: LoadMessages): string[] {
  const random = seededRandom(SEED);
  return Array.from({ length: count }, () => fillPlaces(random, pick(random, random() < 0.98 ? info : warnings)));
}
