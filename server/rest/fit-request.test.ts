import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { fitRequest, methodOf } from "./fit-request";

function fitted(method: string, url: string, headers: Record<string, string> = {}): { method: string; url: string; asked: string } {
  const request = { method, url, headers: { ...headers } };
  fitRequest(request as unknown as IncomingMessage);
  return { method: request.method, url: request.url, asked: methodOf(new Request("http://localhost/", { method: request.method, headers: request.headers })) };
}

it("makes a path readable that Next could not decode, and leaves the others alone", () => {
  expect(["/api/v1/status/%zz?filter=%zz", "/api/v1/%ff/%20/%", "/api/v1/runs/%31?a=1?b", "/api/v10/%zz", "/%zz"].map((url) => fitted("GET", url).url)).toEqual(["/api/v1/status/%25zz?filter=%zz", "/api/v1/%25ff/%20/%25", "/api/v1/runs/%31?a=1?b", "/api/v10/%zz", "/%zz"]);
});

it("hands on a method that Next has not, and nobody can name one of the others so", () => {
  expect(fitted("TRACE", "/api/v1/runs")).toEqual({ method: "PATCH", url: "/api/v1/runs", asked: "TRACE" });
  expect(fitted("GET", "/api/v1")).toMatchObject({ method: "GET", asked: "GET" });
  expect(fitted("GET", "/api/v1/runs/1", { "x-log-intelligence-method": "TRACE" }).asked).toBe("GET");
  expect(methodOf(new Request("http://localhost/", { headers: { "x-log-intelligence-method": "DELETE" } }))).toBe("GET");
});
