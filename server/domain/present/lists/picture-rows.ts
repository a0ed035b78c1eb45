import { microsToIso } from "../../report/micros-to-iso";
import type { AsOfState } from "../as-of";
import type { PredictionAsOf } from "../as-of-predictions";
import { formatId } from "../format";
import { listAnomalies } from "../list-anomalies";
import type { IncidentFacts } from "../run-picture";
import { type IncidentOrder, sortIncidents } from "../sort-incidents";
import type { ListRow } from "./list-columns";

/** The words that stand in cells. */
export interface ListWords {
  priority(priority: IncidentFacts["priority"]): string;
  kind(kind: PredictionAsOf["facts"]["kind"]): string;
  outcome(outcome: PredictionAsOf["outcome"]): string;
}

/** The incidents of an instant in an order, as the table of them says it. */
export function incidentRows(state: AsOfState, order: IncidentOrder, words: ListWords): ListRow<"incidents">[] {
  return sortIncidents(state.incidents, order).map(({ rank, incident: { facts, impact, findings, systems, errors, lastMicros } }) => ({
    rank, impact, errors,
    id: formatId("problem", facts.problemId),
    problem: facts.title,
    priority: words.priority(facts.priority),
    anomalies: findings.length,
    known: facts.anomaliesKnown,
    systems: systems.join(", "),
    first: microsToIso(facts.firstMicros),
    last: microsToIso(lastMicros),
    similarity: facts.similarity,
    file: facts.place.file,
    line: facts.place.line,
    message: facts.message,
  }));
}

/** The anomalies seen by an instant, with the problems each goes with. */
export function anomalyRows(state: AsOfState): ListRow<"anomalies">[] {
  return listAnomalies(state).map(({ facts, occurrences, problems }) => ({
    id: formatId("anomaly", facts.anomalyId),
    anomaly: facts.text,
    problems: problems.map(({ problemId }) => formatId("problem", problemId)).join(", "),
    lines: occurrences,
    system: facts.system,
    first: microsToIso(facts.firstMicros),
    similarity: facts.similarity,
    file: facts.place.file,
    line: facts.place.line,
    message: facts.message,
  }));
}

/** What had been predicted by an instant, and what had become of it by then. */
export function predictionRows(predictions: readonly PredictionAsOf[], words: ListWords): ListRow<"predictions">[] {
  return predictions.map(({ facts, outcome, outcomeMicros }) => ({
    issued: microsToIso(facts.issuedMicros),
    kind: words.kind(facts.kind),
    id: facts.anomalyId === null ? formatId("problem", facts.problemId) : formatId("anomaly", facts.anomalyId),
    prediction: facts.text,
    basis: facts.kind === "problem" ? facts.basis.map((id) => formatId("anomaly", id)).join(", ") : formatId("problem", facts.problemId),
    likelihood: facts.likelihood,
    outcome: words.outcome(outcome),
    settled: microsToIso(outcomeMicros),
  }));
}
