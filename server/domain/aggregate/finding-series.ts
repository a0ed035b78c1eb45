import { getOrMake } from "../get-or-make";
import type { LinkedRun } from "../link/link-run";

/** Records of a template on a road and a system, in one bucket; bucket and instants are null for those without a time. */
export interface TemplateBucket {
  templateNumber: number;
  road: "error" | "warning";
  system: string;
  bucket: number | null;
  records: number;
  firstMicros: number | null;
  lastMicros: number | null;
}

/** Occurrences of a problem (anomaly 0) or of a finding in a system by time bucket. The arrays go side by side, ascending by bucket. */
export interface FindingSeries {
  problemId: number;
  anomalyId: number;
  system: string;
  buckets: number[];
  records: number[];
  firstMicros: number[];
  lastMicros: number[];
}

interface Subject {
  problemId: number;
  anomalyId: number;
}

interface Occurrences {
  records: number;
  firstMicros: number;
  lastMicros: number;
}

/** Adds the counts of templates up to those of what they were recognised as. @returns by problem, anomaly and system */
export function findingSeries({ problems, findings }: LinkedRun, counted: readonly TemplateBucket[]): FindingSeries[] {
  const subjects = new Map<string, Subject[]>();
  const add = (road: TemplateBucket["road"], templates: readonly number[], subject: Subject): void => {
    for (const template of templates) {
      const key = `${road} ${String(template)}`;
      subjects.set(key, [...(subjects.get(key) ?? []), subject]);
    }
  };
  for (const problem of problems.values()) add("error", problem.templates, { problemId: problem.id, anomalyId: 0 });
  for (const { problem, anomaly } of findings) add("warning", anomaly.templates, { problemId: problem.id, anomalyId: anomaly.id });
  const merged = new Map<Subject, Map<string, Map<number, Occurrences>>>();
  for (const { road, templateNumber, system, bucket, records, firstMicros, lastMicros } of counted) {
    if (bucket === null || firstMicros === null || lastMicros === null) continue;
    for (const subject of subjects.get(`${road} ${String(templateNumber)}`) ?? []) {
      const buckets = getOrMake(getOrMake(merged, subject, () => new Map<string, Map<number, Occurrences>>()), system, () => new Map<number, Occurrences>());
      const known = buckets.get(bucket);
      if (!known) buckets.set(bucket, { records, firstMicros, lastMicros });
      else {
        known.records += records;
        known.firstMicros = Math.min(known.firstMicros, firstMicros);
        known.lastMicros = Math.max(known.lastMicros, lastMicros);
      }
    }
  }
  const series = [...merged].flatMap(([subject, systems]) => [...systems].map(([system, buckets]) => seriesOf(subject, system, buckets)));
  return series.sort((a, b) => a.problemId - b.problemId || a.anomalyId - b.anomalyId || (a.system < b.system ? -1 : 1));
}

function seriesOf(subject: Subject, system: string, buckets: ReadonlyMap<number, Occurrences>): FindingSeries {
  const rows = [...buckets].sort(([a], [b]) => a - b);
  const numbers = (field: keyof Occurrences): number[] => rows.map(([, occurrences]) => occurrences[field]);
  return { ...subject, system, buckets: rows.map(([bucket]) => bucket), records: numbers("records"), firstMicros: numbers("firstMicros"), lastMicros: numbers("lastMicros") };
}
