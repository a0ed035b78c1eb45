/** What kinds of things the audit log tells of. */
export const SUBJECT_KINDS = ["run", "upload", "knowledge-base", "playbook", "correction", "person", "invitation", "api-key", "settings", "feed", "other"] as const;

export type SubjectKind = (typeof SUBJECT_KINDS)[number];

interface AuditedCall {
  kind: SubjectKind;
  /** Where the id of what was changed stands: a name in the call's input or in its answer. */
  id?: string;
  /** What else of the input is written down, by name. Never a secret, never a text of somebody's knowledge. */
  detail?: readonly string[];
}

/**
 * Calls that change something, by their path. One that stands in neither list is written down as well, under its path and
 * without details: nothing is lost where a line is forgotten (and a test says which).
 */
export const AUDITED_CALLS: Readonly<Record<string, AuditedCall>> = {
  "account.changePassword": { kind: "person" },
  "account.setName": { kind: "person", detail: ["name"] },
  "account.endSession": { kind: "person" },
  "account.endOtherSessions": { kind: "person" },
  "apiKeys.create": { kind: "api-key", id: "id", detail: ["name", "role"] },
  "apiKeys.revoke": { kind: "api-key", id: "id" },
  "invitations.accept": { kind: "person", id: "userId", detail: ["name"] },
  "knowledge.copyRevision": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["revisionId"] },
  "knowledge.create": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["name"] },
  "knowledge.rename": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["name"] },
  "knowledge.save": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["note"] },
  "knowledge.setDefault": { kind: "knowledge-base", id: "knowledgeBaseId" },
  "knowledge.files.importAsNew": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["name"] },
  "playbooks.confirm": { kind: "playbook", id: "playbookId", detail: ["knowledgeBaseId", "problemId"] },
  "playbooks.create": { kind: "playbook", id: "id" },
  "playbooks.delete": { kind: "playbook", id: "playbookId" },
  "playbooks.files.import": { kind: "playbook", id: "playbookIds", detail: ["name"] },
  "playbooks.save": { kind: "playbook", id: "playbookId", detail: ["basedOn"] },
  "playbooks.unconfirm": { kind: "knowledge-base", id: "knowledgeBaseId", detail: ["problemId"] },
  "run.correct": { kind: "run", id: "runId", detail: ["templateNumber", "kind", "targetId"] },
  "run.setStep": { kind: "run", id: "runId", detail: ["problemId", "stepId", "isDone"] },
  "run.undoCorrection": { kind: "correction", id: "correctionId" },
  "runs.cancel": { kind: "run", id: "runId" },
  "runs.classifyAgain": { kind: "run", id: "runId" },
  "runs.create": { kind: "run", id: "runId", detail: ["name", "model"] },
  "runs.delete": { kind: "run", id: "runIds" },
  "runs.rename": { kind: "run", id: "runId", detail: ["name"] },
  "runs.retime": { kind: "run", id: "runId", detail: ["timeZone"] },
  "runs.retry": { kind: "run", id: "runId" },
  "settings.change": { kind: "settings", detail: ["changes"] },
  "sources.create": { kind: "feed", id: "sourceId", detail: ["name", "schedule"] },
  "sources.remove": { kind: "feed", id: "sourceId" },
  "sources.setEnabled": { kind: "feed", id: "sourceId", detail: ["isEnabled"] },
  "sources.update": { kind: "feed", id: "sourceId", detail: ["name", "schedule"] },
  "sources.visit": { kind: "feed", id: "sourceId" },
  "users.invite": { kind: "invitation", id: "invitationId", detail: ["email", "role"] },
  "users.revokeInvitation": { kind: "invitation", id: "invitationId" },
  "users.setDisabled": { kind: "person", id: "userId", detail: ["isDisabled"] },
  "users.setRole": { kind: "person", id: "userId", detail: ["role"] },
};

/** Calls that change nothing of anybody else's: one's own drafts, uploads on their way, one's own taste. */
export const UNAUDITED_CALLS: ReadonlySet<string> = new Set([
  "account.setPreferences",
  "knowledge.addAnomaly",
  "knowledge.addProblem",
  "knowledge.change",
  "knowledge.discard",
  "knowledge.files.importIntoDraft",
  "knowledge.files.preview",
  "models.speedTest",
  "playbooks.files.preview",
  "run.explain",
  "sources.check",
  "uploads.abandon",
  "uploads.complete",
  "uploads.create",
]);

/** What a call has done, as it is written down. */
export interface AuditedChange {
  action: string;
  subjectKind: SubjectKind;
  subjectId: string;
  detail: Record<string, unknown>;
}

/**
 * Says what a call has changed.
 * @param path of the call; `input` and `output` as they came and went
 * @param ownId who called: the subject of what a person does to themselves
 * @returns null for a call that is not written down
 */
export function auditedChange(path: string, { input, output, ownId }: { input: unknown; output: unknown; ownId: number | null }): AuditedChange | null {
  if (UNAUDITED_CALLS.has(path)) return null;
  const call = AUDITED_CALLS[path] ?? { kind: "other" };
  const given = fieldsOf(input);
  const answered = fieldsOf(output);
  const id = call.id === undefined ? (call.kind === "person" ? ownId : "") : (given[call.id] ?? answered[call.id] ?? "");
  const detail = Object.fromEntries((call.detail ?? []).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
  // Some calls answer that nothing came of it (a conflict to be settled first, say) instead of failing.
  const outcome = typeof answered.kind === "string" ? { outcome: answered.kind } : {};
  return { action: path, subjectKind: call.kind, subjectId: String(id ?? ""), detail: { ...detail, ...outcome } };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
