"use client";

import { useTranslations } from "next-intl";
import type { IncidentPage } from "@/server/api/run";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { DASH, formatId, formatPlace } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { incidentMarkdown } from "./incident-markdown";

export interface MarkdownInput {
  incident: IncidentAsOf;
  page: IncidentPage | undefined;
  predictions: readonly PredictionAsOf[];
  atMicros: number;
}

/** Writes an incident as of the instant as Markdown in the reader's language. */
export function useIncidentMarkdown(): (input: MarkdownInput) => string {
  const words = useTranslations("incident.markdown");
  const priorities = useTranslations("common.priority");
  const { format, clock, zone } = useRun();
  return ({ incident, page, predictions, atMicros }) => {
    const { facts, findings, systems } = incident;
    const checklist = page?.checklist ?? null;
    const own = { micros: facts.firstMicros, cells: [clock(facts.firstMicros), `${formatId("problem", facts.problemId)} ${facts.title}`, facts.system ?? DASH, format.number(incident.errors), format.similarity(facts.similarity), formatPlace(facts.place.file, facts.place.line)] };
    const rows = findings.map(({ facts: finding, occurrences }) => ({ micros: finding.firstMicros, cells: [
      clock(finding.firstMicros), `${formatId("anomaly", finding.anomalyId)} ${finding.text}`, finding.system ?? DASH, format.number(occurrences), format.similarity(finding.similarity), formatPlace(finding.place.file, finding.place.line),
    ] }));
    const inOrder = [own, ...rows].sort((a, b) => (a.micros ?? Infinity) - (b.micros ?? Infinity));
    const open = predictions.filter(({ outcome }) => outcome !== "came-true");
    return incidentMarkdown({
      title: `${formatId("problem", facts.problemId)} ${facts.title}`,
      facts: [
        words("asOf", { instant: format.instant(atMicros / 1000), zone }),
        words("priority", { priority: priorities(facts.priority) }),
        words("impact", { score: format.number(incident.impact), anomalies: format.number(findings.length), systems: format.number(systems.length) }),
        words("counts", { errors: format.number(incident.errors), warnings: format.number(incident.warnings) }),
        words("seen", { first: clock(facts.firstMicros), last: clock(incident.lastMicros) }),
      ],
      rootCause: { title: words("rootCause"), place: formatPlace(facts.place.file, facts.place.line), line: facts.message },
      evidence: { title: words("evidence"), head: words("table").split("|"), rows: inOrder.map(({ cells }) => cells) },
      predicted: { title: words("predicted"), items: open.map(({ facts: predicted }) => `${formatId("anomaly", predicted.anomalyId)} ${predicted.text} (${format.similarity(predicted.likelihood)})`) },
      playbook: {
        title: checklist === null ? words("playbook") : `${words("playbook")}: ${checklist.title}`,
        steps: (checklist?.steps ?? []).map(({ text, done }) => ({ text, isDone: done !== null, note: done?.by ?? "" })),
      },
    });
  };
}
