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
