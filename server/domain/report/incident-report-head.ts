import { archiveOfBaseName } from "@/server/domain/knowledge/archive-base-name";
import { instantOfIndex } from "../time-grid";
import type { ReportInput } from "./report-context";
import type { ReportView } from "./report-table";
import type { RunStats } from "./run-result";

export interface Fact {
  label: string;
  value: string;
}

/** Lines read as a sum that can be checked, files read, and what was left out and why. */
export interface Coverage {
  label: string;
  sum: string;
  files: string;
  skipped: string[];
}

export interface KeyFigure {
  label: string;
  value: string;
  tone: "error" | "warning" | "novel" | "predicted" | "plain";
}

/** How many skipped files are named. */
const MAX_SKIPPED = 5;

/** What was analysed, with what, and when. */
export function factsOf({ result, context }: ReportInput, { words, format }: ReportView): Fact[] {
  const { run, stats } = result;
  const { grid, zone } = context;
  const at = (index: number): number => instantOfIndex(grid, index) / 1_000;
  return [
    { label: words("incident.span"), value: grid.bucketCount === 0 ? format.instant(null) : `${format.span(at(0), at(grid.bucketCount))} (${zone})` },
    { label: words("incident.model"), value: words("incident.modelValue", { model: run.model, matching: run.matching }) },
    { label: words("incident.knowledgeBase"), value: knowledgeBaseText(run.inputs.knowledgeBase, words) },
    { label: words("incident.analysed"), value: words("incident.analysedValue", { instant: format.instant(run.finishedAt ?? run.startedAt), duration: format.duration(stats.durationMs) }) },
  ];
}

/** One that came with an archive is called by it in the reader's language; others as they were named. */
function knowledgeBaseText({ name, revision }: { name: string; revision: number }, words: ReportView["words"]): string {
  const archive = archiveOfBaseName(name);
  const number = String(revision);
  return archive === null ? words("incident.knowledgeBaseValue", { name, revision: number }) : words("incident.knowledgeBaseOfArchive", { archive, revision: number });
}

export function coverageOf(stats: RunStats, { words, format }: ReportView): Coverage {
  const { skippedFiles } = stats;
  const named = skippedFiles.slice(0, MAX_SKIPPED).map(({ file, reason }) => words("incident.skippedFile", { file, reason }));
  const unnamed = skippedFiles.length - named.length;
  return {
    label: words("incident.coverage"),
    sum: words("incident.coverageSum", {
      lines: format.number(stats.lines),
      linesCount: stats.lines,
      events: format.number(stats.events),
      eventsCount: stats.events,
      continuations: format.number(stats.continuations),
      continuationsCount: stats.continuations,
      blank: format.number(stats.blankLines),
      blankCount: stats.blankLines,
      structural: format.number(stats.structuralLines),
      structuralCount: stats.structuralLines,
      unread: format.number(stats.unreadLines),
      unreadCount: stats.unreadLines,
    }),
    files: words("incident.coverageFiles", { files: format.number(stats.files), filesCount: stats.files, bytes: format.bytes(stats.bytes), skipped: format.number(skippedFiles.length) }),
    skipped: unnamed > 0 ? [...named, words("incident.skippedMore", { count: format.number(unnamed) })] : named,
  };
}

/** The seven figures of the run, in the order the console has them. */
export function figuresOf({ result, context }: ReportInput, { words, format }: ReportView): KeyFigure[] {
  const anomalies = new Set(result.findings.map((finding) => finding.anomalyId)).size;
  // Where no record carries a time no line is counted by system, and the incidents alone know theirs.
  const counted = context.systems.filter((system) => system.errors + system.warnings > 0).map(({ system }) => system);
  const touched = new Set([...counted, ...[...context.problems.values()].flatMap(({ systems }) => systems)]).size;
  return [
    { label: words("incident.kpiErrors"), value: format.number(result.stats.errors), tone: "error" },
    { label: words("incident.kpiWarnings"), value: format.number(result.stats.warnings), tone: "warning" },
    { label: words("incident.kpiProblems"), value: format.number(result.incidents.length), tone: "plain" },
    { label: words("incident.kpiAnomalies"), value: format.number(anomalies), tone: "plain" },
    { label: words("incident.kpiNovel"), value: format.number(result.novelAnomalies.length), tone: "novel" },
    { label: words("incident.kpiEarlyWarnings"), value: format.number(result.earlyWarnings.length), tone: "predicted" },
    { label: words("incident.kpiSystems"), value: format.number(touched), tone: "plain" },
  ];
}
