/** The line of an entry in the table: a problem's, or an anomaly's below its problem. */
export function rowKey(problemId: number, anomalyId?: number): string {
  return anomalyId === undefined ? `p${String(problemId)}` : `p${String(problemId)}a${String(anomalyId)}`;
}

/** The line below an open problem's anomalies. */
export function footKey(problemId: number): string {
  return `f${String(problemId)}`;
}
