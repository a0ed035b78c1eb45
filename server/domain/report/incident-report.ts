import { earlyWarningTable, novelTable, rankingTable, unmatchedTable } from "./incident-report-tables";
import { coverageOf, factsOf, figuresOf, type Coverage, type Fact, type KeyFigure } from "./incident-report-head";
import { incidentSection, type IncidentSection } from "./incident-section";
import type { ReportInput } from "./report-context";
import type { ReportView } from "./report-table";
import type { TextTable } from "./text-table";

/** How many incidents are told in full; the ranking names the others. */
const MAX_SECTIONS = 50;

/** A part of the report that is one table under a heading. */
export interface TableSection {
  title: string;
  note: string;
  table: TextTable;
}

/** The incident report in words, the same for the text file and the PDF. */
export interface IncidentReport {
  kind: string;
  title: string;
  facts: Fact[];
  coverage: Coverage;
  figures: KeyFigure[];
  ranking: TableSection;
  incidents: IncidentSection[];
  earlyWarnings: TableSection;
  novel: TableSection;
  unmatched: TableSection;
}

/** Puts the report into words: the run's facts, its incidents by impact, what may come, what nobody knows yet. */
export function incidentReport(input: ReportInput, view: ReportView): IncidentReport {
  const { words } = view;
  const { result } = input;
  return {
    kind: words("incident.kind"),
    title: result.run.name,
    facts: factsOf(input, view),
    coverage: coverageOf(result.stats, view),
    figures: figuresOf(input, view),
    ranking: { title: words("incident.ranking"), note: words("incident.impactByProblemNote"), table: rankingTable(input, view) },
    incidents: result.incidents.slice(0, MAX_SECTIONS).map((incident, index) => incidentSection({ incident, rank: index + 1, input }, view)),
    earlyWarnings: { title: words("incident.earlyWarnings"), note: words("incident.earlyWarningsNote"), table: earlyWarningTable(result, view) },
    novel: { title: words("incident.novel"), note: words("incident.novelNote"), table: novelTable(result, view) },
    unmatched: { title: words("incident.unmatched"), note: words("incident.unmatchedNote"), table: unmatchedTable(result, view) },
  };
}
