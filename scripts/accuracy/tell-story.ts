import { fillPlaces, fixedPieces, integer, pick, type Random } from "../measure/seeded-random";
import type { Moment, StorySeverity } from "./log-dialects";
import type { AccuracyCase } from "./plan-cases";
import type { Degree, Noise, Wording } from "./wordings";

/** What a moment is in the story; filler is not to be recognised as anything. */
export type Role = { kind: "problem" | "anomaly"; id: number; degree: Degree | null } | { kind: "novel"; piece: string } | { kind: "unknown"; pattern: string } | { kind: "filler" };

export interface StoryMoment extends Moment {
  /** Which of the archive's files it is written in. */
  file: number;
  role: Role;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NIGHT_HOURS = 6;
export const STORY_HOSTS = ["app1", "db1", "router1"] as const;
/** Lines of filler in each file. */
const FILLER = 650;
const BENIGN_EACH = 6;
const UNKNOWN_EACH = 2;
/** Minutes from the first ERROR of a problem to the first sight of each of its anomalies, and for how long that is repeated. */
const ANOMALY_MINUTES = [{ from: -40, span: 8 }, { from: -30, span: 8 }, { from: -20, span: 8 }, { from: 2, span: 2 }];

const COMPONENTS = ["core", "worker", "gateway", "store", "agent", "monitor"];

/** The hour in which every archive begins; the day is the archive's own. */
export const nightStart = (number: number): number => Date.UTC(2025, 10, number % 28 || 28);

interface Told {
  severity: StorySeverity;
  text: string;
  role: Role;
  from: number;
  span: number;
  times: number;
}

/**
 * Everything that is logged in one night, in the order of time: filler all along; each problem after three of its anomalies
 * and before the fourth; one novel WARNING within five minutes of the first problem; harmless WARNINGs well away from both,
 * where they count as nothing; ERRORs that nobody knows at any time.
 */
export function tellStory({ number, told, form }: AccuracyCase, noise: Noise, random: Random): StoryMoment[] {
  const start = nightStart(number);
  const info = form.hasRussian ? [...noise.info, ...noise.infoRussian] : noise.info;
  const filler = STORY_HOSTS.flatMap((_, file) =>
    Array.from({ length: FILLER }, (): StoryMoment => ({ at: start + integer(random, 0, NIGHT_HOURS * HOUR - 1), severity: "INFO", component: pick(random, COMPONENTS), text: fillPlaces(random, pick(random, info)), file, role: { kind: "filler" } })),
  );
  const events = [...told.flatMap((one, index) => outage(one, start + (index === 0 ? 180 : 250) * MINUTE, random)), novel(noise, number, start + 180 * MINUTE, random), ...strangers(noise, number, start, random)];
  const happened = events.flatMap((event) => repeat(event, random));
  return [...filler, ...happened].sort((a, b) => a.at - b.at || a.file - b.file || (a.text < b.text ? -1 : 1));
}

function outage({ worded, degree }: AccuracyCase["told"][number], at: number, random: Random): Told[] {
  const say = (wording: Wording, kind: "problem" | "anomaly"): Pick<Told, "text" | "role"> => ({ text: wording[degree], role: { kind, id: wording.id, degree } });
  const anomalies = worded.anomalies.map((anomaly, index): Told => {
    const { from, span } = ANOMALY_MINUTES[index % ANOMALY_MINUTES.length] ?? { from: -10, span: 5 };
    return { ...say(anomaly, "anomaly"), severity: "WARNING", from: at + from * MINUTE, span: span * MINUTE, times: integer(random, 1, 4) };
  });
  return [{ ...say(worded.problem, "problem"), severity: "ERROR", from: at, span: 8 * MINUTE, times: integer(random, 2, 6) }, ...anomalies];
}

function novel(noise: Noise, number: number, at: number, random: Random): Told {
  const text = noise.novel[number % noise.novel.length] ?? "";
  return { severity: "WARNING", text, role: { kind: "novel", piece: fixedPieces(text)[0] ?? text }, from: at + integer(random, 60, 240) * 1000, span: 1, times: 1 };
}

function strangers({ benign, unknownErrors }: Noise, number: number, start: number, random: Random): Told[] {
  const some = (list: readonly string[], count: number): string[] => Array.from({ length: count }, (_, index) => list[(number * count + index) % list.length] ?? "");
  const roleOf = (pattern: string): Role => ({ kind: "unknown", pattern });
  return [
    ...some(benign, BENIGN_EACH).map((text): Told => ({ severity: "WARNING", text, role: roleOf(text), from: start + pick(random, [0, 300]) * MINUTE, span: 50 * MINUTE, times: integer(random, 1, 3) })),
    ...some(unknownErrors, UNKNOWN_EACH).map((text): Told => ({ severity: "ERROR", text, role: roleOf(text), from: start, span: NIGHT_HOURS * HOUR - 1, times: integer(random, 1, 5) })),
  ];
}

/** The times it happens: the first at its beginning, the rest within its span; always in the same file and from the same component. */
function repeat({ severity, text, role, from, span, times }: Told, random: Random): StoryMoment[] {
  const file = integer(random, 0, STORY_HOSTS.length - 1);
  const component = pick(random, COMPONENTS);
  return Array.from({ length: times }, (_, index) => ({ at: index === 0 ? from : from + integer(random, 1, span), severity, component, text: fillPlaces(random, text), file, role }));
}
