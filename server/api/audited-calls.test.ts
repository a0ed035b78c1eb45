import { describe, expect, it } from "vitest";
import audit from "@/messages/en/audit.json";
import { AUDITED_CALLS, auditedChange, SUBJECT_KINDS, UNAUDITED_CALLS } from "./audited-calls";
import { rootRouter } from "./root";

const procedures = Object.entries(rootRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);
const mutations = procedures.filter(([, procedure]) => procedure._def.type === "mutation").map(([path]) => path);

describe("every call that changes something", () => {
  it("is written down, or is named among those that are not", () => {
    expect(mutations).toContain("runs.delete");
    expect(mutations.filter((path) => AUDITED_CALLS[path] === undefined && !UNAUDITED_CALLS.has(path))).toEqual([]);
  });

  it("is still there under its name", () => {
    expect([...Object.keys(AUDITED_CALLS), ...UNAUDITED_CALLS].filter((path) => !mutations.includes(path))).toEqual([]);
  });

  it("has words in the audit log, and so has every kind of subject", () => {
    const words: Record<string, string> = audit.action;
    expect(Object.keys(AUDITED_CALLS).filter((path) => words[path.replaceAll(".", "-")] === undefined)).toEqual([]);
    expect(Object.keys(audit.subject).sort()).toEqual([...SUBJECT_KINDS].sort());
  });
});

describe("auditedChange", () => {
  it("takes the id and the named details from the input, and no secret", () => {
    expect(auditedChange("users.setRole", { input: { userId: 7, role: "analyst", token: "x" }, output: undefined, ownId: 1 })).toEqual({ action: "users.setRole", subjectKind: "person", subjectId: "7", detail: { role: "analyst" } });
    expect(auditedChange("account.changePassword", { input: { current: "a", wished: "b" }, output: undefined, ownId: 3 })).toEqual({ action: "account.changePassword", subjectKind: "person", subjectId: "3", detail: {} });
  });

  it("takes the id from the answer where the call made the thing, and several ids", () => {
    expect(auditedChange("runs.create", { input: { model: "light" }, output: { runId: 12 }, ownId: 1 })).toMatchObject({ subjectId: "12", detail: { model: "light" } });
    expect(auditedChange("runs.delete", { input: { runIds: [4, 5] }, output: undefined, ownId: 1 })).toMatchObject({ subjectId: "4,5" });
  });

  it("says where a call answered that it came to something else", () => {
    expect(auditedChange("playbooks.save", { input: { playbookId: 2 }, output: { kind: "stale" }, ownId: 1 })?.detail).toEqual({ outcome: "stale" });
  });

  it("leaves out one's own drafts, and loses nothing it does not know", () => {
    expect(auditedChange("knowledge.change", { input: {}, output: {}, ownId: 1 })).toBeNull();
    expect(auditedChange("later.invention", { input: { secret: 1 }, output: {}, ownId: 1 })).toEqual({ action: "later.invention", subjectKind: "other", subjectId: "", detail: {} });
  });
});
