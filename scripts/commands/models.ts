import { readEnv } from "@/server/env";
import { MODELS } from "@/server/embedding/models";
import { modelsDirectory } from "@/server/embedding/locate-model";
import { markdownTable } from "../measure/markdown-table";
import { measureText } from "../measure/measure-words";
import { checkModel, type ModelCheck } from "../models/check-model";
import { say, wrongSetting } from "../stack/say";

const EXIT_MEND = 2;

/** `npm run models`: the models there are, whether each is installed and gives the vectors it should, and how fast it is. */
async function main(): Promise<number> {
  const settings = readEnv(process.env);
  if (settings.kind === "invalid") {
    say("setting-wrong", wrongSetting(settings));
    return EXIT_MEND;
  }
  const checks: ModelCheck[] = [];
  for (const model of MODELS) checks.push(await checkModel(model));
  const head = (["model", "id", "dimensions", "state", "dtype", "loading", "texts-a-second", "agreement"] as const).map((word) => measureText(word));
  process.stdout.write(`${measureText("models-folder", { folder: modelsDirectory() })}\n\n${markdownTable(head, checks.map(rowOf))}\n`);
  for (const hint of checks.flatMap(hintsOf)) process.stdout.write(`\n${hint}\n`);
  return checks.some((check) => check.kind === "broken" || (check.kind === "checked" && !check.isRight)) ? 1 : 0;
}

function rowOf(check: ModelCheck): string[] {
  const { name, id, dimensions } = check.model;
  const before = [name, id, String(dimensions)];
  if (check.kind !== "checked") return [...before, measureText(`model-${check.kind}`), "–", "–", "–", "–"];
  const { dtype, loadingSeconds, textsPerSecond, leastCosine, isRight } = check;
  return [...before, measureText(isRight ? "model-right" : "model-wrong"), dtype, `${loadingSeconds.toFixed(2)} s`, String(Math.round(textsPerSecond)), leastCosine === null ? "–" : leastCosine.toFixed(5)];
}

function hintsOf(check: ModelCheck): string[] {
  if (check.kind === "not-installed") return [measureText("model-install", { model: check.model.id, folder: check.folder })];
  if (check.kind === "downloadable") return [measureText("model-fetched-later", { model: check.model.id, hub: check.hub })];
  return check.kind === "broken" ? [measureText("model-broken-reason", { model: check.model.id, reason: check.reason })] : [];
}

process.exitCode = await main();
