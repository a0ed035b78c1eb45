import { markdownTable } from "../measure/markdown-table";
import { measureText } from "../measure/measure-words";
import type { Judged, JudgedRun } from "./judge-run";
import { REASONS } from "./reason-of-miss";
import { addScores, rates } from "./score-run";
import { DEGREES, type Degree } from "./wordings";

export interface JudgedSet {
  name: string;
  runs: readonly JudgedRun[];
}

const rate = (value: number): string => value.toFixed(3);
const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${String(part)}/${String(whole)}`);

/** One line a set: the figures people compare. */
export function setsTable(sets: readonly JudgedSet[]): string {
  const head = (["set", "archives", "precision", "recall", "f1", "problems", "problems-extra", "located", "novel", "novel-extra", "strangers"] as const).map((word) => measureText(word));
  const rows = sets.map(({ name, runs }) => {
    const { pairs, problems, novel } = addScores(runs.map(({ score }) => score));
    const { precision, recall, f1 } = rates(pairs);
    const hasPairs = pairs.found + pairs.missed + pairs.extra > 0;
    const all = problems.found + problems.missed;
    const strangers = runs.map((run) => run.strangers);
    const taken = share(sum(strangers.map((one) => one.taken.length)), sum(strangers.map((one) => one.told)));
    const novelAll = novel.found + novel.missed;
    return [name, String(runs.length), ...[precision, recall, f1].map((value) => (hasPairs ? rate(value) : "–")), share(problems.found, all), String(problems.extra), share(problems.located, all), share(novel.found, novelAll), novelAll === 0 ? "–" : String(novel.extra), taken];
  });
  return markdownTable(head, rows);
}

/** How much of each degree of wording was found. */
export function degreesTable(runs: readonly JudgedRun[]): string {
  const judged = runs.flatMap((run) => run.judged);
  const head = [measureText("wording"), measureText("problems"), measureText("pairs"), measureText("pairs-where-active")];
  const rows = DEGREES.map((degree) => {
    const pairs = of(judged, "pair", degree);
    return [measureText(`wording-${degree}`), foundOf(of(judged, "problem", degree)), foundOf(pairs), foundOf(pairs.filter(({ reason }) => reason !== "problem-not-active"))];
  });
  return markdownTable(head, rows);
}

/** Why what was missed was missed. */
export function reasonsTable(runs: readonly JudgedRun[]): string {
  const judged = runs.flatMap((run) => run.judged);
  const count = (kind: Judged["kind"], degree: Degree, reason: Judged["reason"]): string => String(of(judged, kind, degree).filter((one) => one.reason === reason).length);
  const columns = (["problem", "pair"] as const).flatMap((kind) => DEGREES.map((degree) => ({ kind, degree })));
  const head = [measureText("reason"), ...columns.map(({ kind, degree }) => `${measureText(kind === "problem" ? "problems" : "pairs")}, ${measureText(`wording-${degree}`)}`)];
  return markdownTable(head, REASONS.map((reason) => [measureText(`reason-${reason}`), ...columns.map(({ kind, degree }) => count(kind, degree, reason))]));
}

/** Pairs by log format. */
export function formatsTable(runs: readonly JudgedRun[]): string {
  const names = [...new Set(runs.flatMap(({ format }) => format ?? []))];
  const rows = names.map((name) => {
    const own = runs.filter(({ format }) => format === name);
    const { pairs, problems } = addScores(own.map(({ score }) => score));
    const notParsed = own.flatMap((run) => run.judged).filter(({ reason }) => reason === "not-parsed").length;
    return [name, share(problems.located, problems.found + problems.missed), share(pairs.found, pairs.found + pairs.missed), String(pairs.extra), String(notParsed)];
  });
  return markdownTable([measureText("format"), measureText("located"), measureText("pairs"), measureText("pairs-extra"), measureText("reason-not-parsed")], rows);
}

/** Every miss and every stranger that was taken for something known, to look at. */
export function listMistakes(sets: readonly JudgedSet[]): string {
  const rows = sets.flatMap(({ runs }) =>
    runs.flatMap(({ name, judged, strangers }) => [
      ...judged.flatMap(({ reason, ids, text, degree }) => (reason === null ? [] : [[name, ids, degree === null ? "" : measureText(`wording-${degree}`), reason === undefined ? "–" : measureText(`reason-${reason}`), text]])),
      ...strangers.taken.map((text) => [name, "", "", measureText("taken-for-known"), text]),
    ]),
  );
  return markdownTable([measureText("archive"), measureText("ids"), measureText("wording"), measureText("reason"), measureText("text")], rows);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const of = (judged: readonly Judged[], kind: Judged["kind"], degree: Degree): Judged[] => judged.filter((one) => one.kind === kind && one.degree === degree);
const foundOf = (judged: readonly Judged[]): string => share(judged.filter(({ reason }) => reason === null).length, judged.length);
