import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { ZipFile } from "yazl";
import { seededRandom } from "../measure/seeded-random";
import type { AccuracyCase, FileForm } from "./plan-cases";
import { nightStart, STORY_HOSTS, tellStory, type Role, type StoryMoment } from "./tell-story";
import type { Truth } from "./truth";
import { encodeWindows1251 } from "./windows-1251";
import type { Noise } from "./wordings";

/** Where something was said for the first time. */
export interface ToldLine {
  role: Exclude<Role, { kind: "filler" }>;
  file: string;
  line: number;
  text: string;
}

export interface MadeArchive {
  bytes: Buffer;
  truth: Truth;
  /** Everything but the filler, each once. */
  told: ToldLine[];
}

/** Which anomaly belongs to which problem. */
export type Links = readonly { anomalyId: number; problemId: number }[];

const SEED = 20_251_105;
/** An ERROR is now and then followed by a stack trace, in dialects that have one. */
const TRACED_EVERY = 2;

/**
 * One archive with its right answer. Equal cases give equal bytes.
 * @param links of the knowledge base: an anomaly is told for one problem and belongs to every other that is in the archive
 */
export async function makeArchive(one: AccuracyCase, noise: Noise, links: Links): Promise<MadeArchive> {
  const random = seededRandom(SEED + one.number);
  const moments = tellStory(one, noise, random);
  const archive = new ZipFile();
  const mtime = new Date(nightStart(one.number) + 7 * 3_600_000);
  const told: ToldLine[] = [];
  for (const [file, host] of STORY_HOSTS.entries()) {
    const name = `${host}_server_log.${one.dialect.extension}`;
    const lines = writeLines(moments.filter((moment) => moment.file === file), { one, host, random, onTold: (role, line, text) => told.push({ role, file: name, line, text }) });
    const isPacked = one.form.isGzip && file === 1;
    const bytes = encode(lines, one.form);
    // Level 1 and no name or time in the header: the bytes do not depend on the moment.
    archive.addBuffer(isPacked ? gzipSync(bytes, { level: 1 }) : bytes, `${one.name}/${name}${isPacked ? ".gz" : ""}`, { mtime, mode: 0o100644, compressionLevel: 1 });
  }
  archive.end();
  const first = told.filter((line, index) => told.findIndex((other) => keyOf(other.role) === keyOf(line.role)) === index);
  return { bytes: await buffer(archive.outputStream), told: first, truth: truthOf(first, one, links) };
}

const keyOf = (role: Role): string => ("id" in role ? `${role.kind}:${String(role.id)}` : role.kind === "unknown" ? role.pattern : role.kind);

interface Writing {
  one: AccuracyCase;
  host: string;
  random: () => number;
  onTold: (role: ToldLine["role"], line: number, text: string) => void;
}

function writeLines(moments: readonly StoryMoment[], { one: { dialect }, host, random, onTold }: Writing): string[] {
  const lines = dialect.header === undefined ? [] : [dialect.header];
  for (const [index, moment] of moments.entries()) {
    if (moment.role.kind !== "filler") onTold(moment.role, lines.length + 1, moment.text);
    lines.push(dialect.render(moment, host, random));
    if (moment.severity === "ERROR" && dialect.trace && index % TRACED_EVERY === 0) lines.push(...dialect.trace);
  }
  return lines;
}

function encode(lines: readonly string[], { lineEnd, hasBom, charset }: FileForm): Buffer {
  const text = lines.map((line) => line + lineEnd).join("");
  return charset === "windows-1251" ? encodeWindows1251(text) : Buffer.from(hasBom ? `\uFEFF${text}` : text);
}

function truthOf(told: readonly ToldLine[], { dialect }: AccuracyCase, links: Links): Truth {
  const problems = new Map(told.flatMap(({ role, file, line }) => (role.kind === "problem" ? [[role.id, [file, line] as [string, number]] as const] : [])));
  const pairs = told.flatMap(({ role }) => (role.kind === "anomaly" ? links.filter(({ anomalyId, problemId }) => anomalyId === role.id && problems.has(problemId)) : []));
  return {
    pairs: pairs.map(({ anomalyId, problemId }) => [[anomalyId], problemId]),
    problems: Object.fromEntries(problems),
    novel: told.flatMap(({ role }) => (role.kind === "novel" ? [role.piece] : [])),
    format: dialect.name,
  };
}
