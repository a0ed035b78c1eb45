import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { createQueryClient } from "./query-client";

it("a query that fails on the server is not tried again there", async () => {
  let tries = 0;
  const fail = (): Promise<never> => {
    tries++;
    return Promise.reject(new TypeError("fetch failed"));
  };
  await createQueryClient().prefetchQuery({ queryKey: ["anything"], queryFn: fail });
  expect(tries).toBe(1);
});

it("tells apart what a person did and what a page asked by itself when the session has ended", async () => {
  const told: string[] = [];
  const client = createQueryClient({ onRefused: () => told.push("refused"), onSignedOut: () => told.push("signed out"), onAnswered: () => told.push("answered") });
  const refuse = (): Promise<never> => Promise.reject(new TRPCClientError("signed out", { result: { error: { code: -32001, message: "signed out", data: { code: "UNAUTHORIZED", reason: null } } } }));
  await client.prefetchQuery({ queryKey: ["poll"], queryFn: refuse });
  await client.getMutationCache().build(client, { mutationFn: refuse }).execute(undefined).catch(() => undefined);
  await client.prefetchQuery({ queryKey: ["poll"], queryFn: () => Promise.resolve(1) });
  expect(told).toEqual(["signed out", "refused", "answered"]);
});
