import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../support/product";

const PATIENCE = 120_000;

describe("a request that Next would answer by itself", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  }, PATIENCE);
  afterAll(() => product.stop());

  /** As it stands: `fetch` would refuse these or put them right. */
  async function send(method: string, path: string) {
    const { hostname, port } = new URL(product.address);
    return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      request({ hostname, port, method, path }, (answer) => void text(answer).then((body) => resolve({ status: answer.statusCode, headers: answer.headers, body }), reject)).on("error", reject).end();
    });
  }

  it.each([
    { method: "GET", path: "/api/v1/status/%zz", status: 401, code: "key_missing" },
    { method: "GET", path: "/api/v1/%ff", status: 404, code: "unknown_path" },
    { method: "GET", path: "/api/v1", status: 404, code: "unknown_path" },
    { method: "GET", path: "/api/v1/", status: 404, code: "unknown_path" },
    { method: "TRACE", path: "/api/v1/runs", status: 405, code: "method_not_allowed" },
    { method: "PROPFIND", path: "/api/v1/runs", status: 405, code: "method_not_allowed" },
  ])("$method $path is answered in the API's one shape", async ({ method, path, status, code }) => {
    const answer = await send(method, path);
    const body = JSON.parse(answer.body) as { error: string; message: string };
    expect([answer.status, body.error, Object.keys(body).filter((name) => name !== "detail").sort()]).toEqual([status, code, ["details", "error", "message"]]);
    for (const name of ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) expect(answer.headers[name], name).toBeDefined();
  });
});
