import type { Role } from "@/server/services/roles";
import type { Route } from "./define-route";
import { batchProcess } from "./routes/batch-process";
import { createApiKey, listApiKeys, listAuditEvents, listJobs, listUsers, listWorkers, revokeApiKey } from "./routes/installation";
import { exportKnowledgeBase, getKnowledgeBase, importKnowledgeBase, listKnowledgeBases, listRevisions } from "./routes/knowledge";
import { compareRuns, deleteResult, downloadReports, exportResult, getHistory, getStatus } from "./routes/old-calls";
import { exportPlaybook, exportPlaybooks, getPlaybook, importPlaybooks, listPlaybooks } from "./routes/playbooks";
import { listEarlyWarnings, listFindings, listIncidents, listNovelAnomalies, listPredictiveAlerts, listRecords, listTemplates, listUnmatchedErrors } from "./routes/run-lists";
import { cancelRun, classifyRunAgain, createRun, deleteRun, getRun, listRuns, retimeRun, retryRun, watchRunEvents } from "./routes/runs";
import { createSource, deleteSource, disableSource, enableSource, getSource, ingest, listSources, listSourceVisits, visitSource } from "./routes/sources";
import { completeUpload, createUpload, deleteUpload, getUpload, sendBytes } from "./routes/uploads";

export const GROUPS = ["old", "runs", "results", "uploads", "knowledge", "sources", "installation"] as const;
type Group = (typeof GROUPS)[number];

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** `ingest`: a key for pushing logs may do it, and whoever may start a run. */
export type NeededRole = Role | "ingest";

export interface TableRow {
  method: Method;
  path: string;
  role: NeededRole;
  /** The operation's name: in the document, the messages and the audit log. */
  name: string;
  route: Route;
  group: Group;
  /** Nothing is changed by it that is worth a line in the audit log. */
  isSilent: boolean;
}

type Line = readonly [method: Method, path: string, role: NeededRole, name: string, route: Route, silent?: "silent"];

const group = (name: Group, lines: readonly Line[]): TableRow[] => lines.map(([method, path, role, operation, route, silent]) => ({ method, path, role, name: operation, route, group: name, isSilent: method === "GET" || silent !== undefined }));

/** Every call of the API, and the role each takes: the one table that requests are matched by and the document is made from. */
export const ROUTES: readonly TableRow[] = [
  ...group("old", [
    ["POST", "/batch-process", "analyst", "batchProcess", batchProcess],
    ["GET", "/status/{task_id}", "viewer", "getStatus", getStatus],
    ["POST", "/compare", "viewer", "compareRuns", compareRuns, "silent"],
    ["GET", "/export/{task_id}/{format}", "viewer", "exportResult", exportResult],
    ["GET", "/history", "viewer", "getHistory", getHistory],
    ["DELETE", "/result/{task_id}", "analyst", "deleteResult", deleteResult],
    ["GET", "/download/{task_id}", "viewer", "downloadReports", downloadReports],
  ]),
  ...group("runs", [
    ["GET", "/runs", "viewer", "listRuns", listRuns],
    ["POST", "/runs", "analyst", "createRun", createRun],
    ["GET", "/runs/{id}", "viewer", "getRun", getRun],
    ["DELETE", "/runs/{id}", "analyst", "deleteRun", deleteRun],
    ["POST", "/runs/{id}/cancel", "analyst", "cancelRun", cancelRun],
    ["POST", "/runs/{id}/retry", "analyst", "retryRun", retryRun],
    ["POST", "/runs/{id}/classify-again", "analyst", "classifyRunAgain", classifyRunAgain],
    ["POST", "/runs/{id}/retime", "analyst", "retimeRun", retimeRun],
    ["GET", "/runs/{id}/events", "viewer", "watchRun", watchRunEvents],
  ]),
  ...group("results", [
    ["GET", "/runs/{id}/findings", "viewer", "listFindings", listFindings],
    ["GET", "/runs/{id}/incidents", "viewer", "listIncidents", listIncidents],
    ["GET", "/runs/{id}/predictive-alerts", "viewer", "listPredictiveAlerts", listPredictiveAlerts],
    ["GET", "/runs/{id}/early-warnings", "viewer", "listEarlyWarnings", listEarlyWarnings],
    ["GET", "/runs/{id}/novel-anomalies", "viewer", "listNovelAnomalies", listNovelAnomalies],
    ["GET", "/runs/{id}/unmatched-errors", "viewer", "listUnmatchedErrors", listUnmatchedErrors],
    ["GET", "/runs/{id}/templates", "viewer", "listTemplates", listTemplates],
    ["GET", "/runs/{id}/records", "viewer", "listRecords", listRecords],
  ]),
  ...group("uploads", [
    ["POST", "/uploads", "analyst", "createUpload", createUpload],
    ["GET", "/uploads/{id}", "analyst", "getUpload", getUpload],
    ["PUT", "/uploads/{id}", "analyst", "sendBytes", sendBytes, "silent"],
    ["POST", "/uploads/{id}/complete", "analyst", "completeUpload", completeUpload],
    ["DELETE", "/uploads/{id}", "analyst", "deleteUpload", deleteUpload],
  ]),
  ...group("knowledge", [
    ["GET", "/knowledge-bases", "viewer", "listKnowledgeBases", listKnowledgeBases],
    ["POST", "/knowledge-bases/import", "analyst", "importKnowledgeBase", importKnowledgeBase],
    ["GET", "/knowledge-bases/{id}", "viewer", "getKnowledgeBase", getKnowledgeBase],
    ["GET", "/knowledge-bases/{id}/revisions", "viewer", "listRevisions", listRevisions],
    ["GET", "/knowledge-bases/{id}/export", "viewer", "exportKnowledgeBase", exportKnowledgeBase],
    ["GET", "/playbooks", "viewer", "listPlaybooks", listPlaybooks],
    ["POST", "/playbooks/import", "analyst", "importPlaybooks", importPlaybooks],
    ["GET", "/playbooks/export", "viewer", "exportPlaybooks", exportPlaybooks],
    ["GET", "/playbooks/{id}", "viewer", "getPlaybook", getPlaybook],
    ["GET", "/playbooks/{id}/export", "viewer", "exportPlaybook", exportPlaybook],
  ]),
  ...group("sources", [
    ["GET", "/sources", "viewer", "listSources", listSources],
    ["POST", "/sources", "admin", "createSource", createSource],
    ["GET", "/sources/{id}", "viewer", "getSource", getSource],
    ["DELETE", "/sources/{id}", "admin", "deleteSource", deleteSource],
    ["GET", "/sources/{id}/visits", "viewer", "listSourceVisits", listSourceVisits],
    ["POST", "/sources/{id}/visit", "analyst", "visitSource", visitSource],
    ["POST", "/sources/{id}/enable", "admin", "enableSource", enableSource],
    ["POST", "/sources/{id}/disable", "admin", "disableSource", disableSource],
    ["POST", "/ingest", "ingest", "ingest", ingest, "silent"],
  ]),
  ...group("installation", [
    ["GET", "/users", "admin", "listUsers", listUsers],
    ["GET", "/api-keys", "viewer", "listApiKeys", listApiKeys],
    // A key that has leaked must not make itself successors: that takes an administrator's.
    ["POST", "/api-keys", "admin", "createApiKey", createApiKey],
    ["DELETE", "/api-keys/{id}", "viewer", "revokeApiKey", revokeApiKey],
    ["GET", "/audit-events", "admin", "listAuditEvents", listAuditEvents],
    ["GET", "/workers", "viewer", "listWorkers", listWorkers],
    ["GET", "/jobs", "viewer", "listJobs", listJobs],
  ]),
];
