import { TRPCError } from "@trpc/server";
import { z } from "zod";

/** An id of the database or of a knowledge base file. */
export const positive = z.number().int().positive().max(2_147_483_647);

export const knowledgeBaseInput = z.object({ knowledgeBaseId: positive });

/** The answer that there is no such thing. */
export function missing(): never {
  throw new TRPCError({ code: "NOT_FOUND" });
}

/** The value, or the answer that there is none. */
export function found<T>(value: T | null): T {
  return value ?? missing();
}
