import { pool } from "@/server/db/client";
import { readEnv } from "@/server/env";
import { type BenchOptions, readBenchOptions } from "../bench/bench-options";
import { type BenchFigures, figuresTable, shapesTable, stagesTable } from "../bench/bench-tables";
import { describeMachine } from "../bench/describe-machine";
import { LARGE_SHAPE, LOAD_SHAPES, type ShapeName } from "../bench/load-shapes";
import { measureAgain } from "../bench/measure-again";
import { measureBlocks } from "../bench/measure-blocks";
import { measureCold } from "../bench/measure-cold";
import { measureKnowledge } from "../bench/measure-knowledge";
import { measureLarge } from "../bench/measure-large";
import { measureMining } from "../bench/measure-mining";
import { measureProcessors } from "../bench/measure-processors";
import { measureReference } from "../bench/measure-reference";
import { measureScaling } from "../bench/measure-scaling";
import { measureShape } from "../bench/measure-shape";
import { benchMessages, type LoadMessages, ownWord, readLoadMessages, type WrittenLoad, writeLoad } from "../bench/write-load";
import { measureText, tell } from "../measure/measure-words";
import { withMeasureFolder, withOwnStack } from "../measure/own-stack";
import { seededRandom } from "../measure/seeded-random";
import { say, wrongSetting } from "../stack/say";

const EXIT_MEND = 2;
const MINED_MESSAGES = 500_000;

/** `npm run bench`: speed and memory on loads of its own making, with the machine they were read on. */
async function main(): Promise<number> {
  const options = readBenchOptions(process.argv.slice(2));
  if (!options) {
    tell("bench-call");
    return EXIT_MEND;
  }
  const settings = readEnv(process.env);
  if (settings.kind === "invalid") {
    say("setting-wrong", wrongSetting(settings));
    return EXIT_MEND;
  }
  await withMeasureFolder(async (folder) => {
    process.stdout.write(`${describeMachine(await postgresVersion())}\n`);
    const figures = await measure(options, folder);
    if (figures.shapes.length > 0) process.stdout.write(`\n${shapesTable(figures.shapes)}\n\n${measureText("by-stage")}\n\n${stagesTable(figures.shapes)}\n`);
    const others = figuresTable(figures);
    if (others !== null) process.stdout.write(`\n${others}\n`);
  });
  return 0;
}

async function postgresVersion(): Promise<string> {
  return withOwnStack(1, async () => (await pool().query<{ server_version: string }>("show server_version")).rows[0]?.server_version ?? "?");
}

/** Loads are written once each, when first needed. */
class Loads {
  private readonly written = new Map<string, Promise<WrittenLoad>>();

  constructor(
    private readonly folder: string,
    private readonly messages: LoadMessages,
  ) {}

  get(name: ShapeName | "large"): Promise<WrittenLoad> {
    const known = this.written.get(name);
    if (known) return known;
    tell("bench-writing", { shape: name });
    const writing = writeLoad(name === "large" ? LARGE_SHAPE : LOAD_SHAPES[name], name, this.folder, this.messages);
    this.written.set(name, writing);
    return writing;
  }
}

async function measure({ shapes, parts, isLarge, reference }: BenchOptions, folder: string): Promise<BenchFigures> {
  const messages = await readLoadMessages();
  const loads = new Loads(folder, messages);
  const figures: BenchFigures = { shapes: [], scaling: [], processors: null, cold: null, mining: null, blocks: null, knowledge: null, again: null, large: null };
  for (const name of shapes) {
    const load = await loads.get(name);
    tell("bench-measuring", { part: name });
    const own = await measureShape(load);
    figures.shapes.push({ name, figures: own, reference: reference ? await measureReference(load.input, reference) : null });
  }
  for (const part of parts) {
    tell("bench-measuring", { part });
    if (part === "scaling") {
      figures.processors = await measureProcessors();
      figures.scaling = await measureScaling(await loads.get("sparse"));
    }
    if (part === "cold") figures.cold = await measureCold((await loads.get("contest")).input, folder);
    if (part === "blocks") figures.blocks = await measureBlocks((await loads.get("one")).input, folder);
    if (part === "knowledge") figures.knowledge = await measureKnowledge(await loads.get("dense"));
    if (part === "again") figures.again = await measureAgain(await loads.get("sparse"));
    if (part === "mining") figures.mining = mine(messages);
  }
  if (isLarge) figures.large = await measureLarge(await loads.get("large"));
  return figures;
}

/** The bench load's messages, and the same with a word in each that no other has. */
function mine(messages: LoadMessages): NonNullable<BenchFigures["mining"]> {
  const load = benchMessages(MINED_MESSAGES, messages);
  const numbered = load.map((message, index) => `${message} in job ${String(index)}`);
  const random = seededRandom(MINED_MESSAGES);
  const different = load.map((message) => `${message} by ${ownWord(random)}`);
  return { load: measureMining(load), numbered: measureMining(numbered), different: measureMining(different) };
}

process.exitCode = await main();
process.exit();
