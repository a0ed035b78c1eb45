import { TRPCError } from "@trpc/server";
import type { Failure } from "@/server/db/run-stages";
import type { NoAnswer } from "@/server/services/ask-worker";
import { ReasonError } from "./trpc";

type Refusal = NoAnswer | { kind: "not-installed"; folder: string } | { kind: "not-found" } | { kind: "refused"; reason: Failure };

const REFUSALS: readonly string[] = ["no-answer", "failed", "not-installed", "not-found", "refused"] satisfies Refusal["kind"][];

/** What a worker answered. @throws TRPCError where that is no answer to what was asked */
export function settleAnswer<Answer extends { kind: string }>(answer: Answer | Refusal): Exclude<Answer, Refusal> {
  if (isRefusal(answer)) return refuse(answer);
  return answer as Exclude<Answer, Refusal>;
}

function isRefusal(answer: { kind: string }): answer is Refusal {
  return REFUSALS.includes(answer.kind);
}

function refuse(answer: Refusal): never {
  switch (answer.kind) {
    case "not-found":
      throw new TRPCError({ code: "NOT_FOUND" });
    case "failed":
      throw new TRPCError({ code: "INTERNAL_SERVER_ERROR" });
    case "no-answer":
      throw new ReasonError("TIMEOUT", { code: "workers-busy", params: {} });
    case "not-installed":
      throw new ReasonError("CONFLICT", { code: "model-not-installed", params: { model: "light", folder: answer.folder } });
    case "refused":
      throw new ReasonError("CONFLICT", answer.reason);
  }
}
