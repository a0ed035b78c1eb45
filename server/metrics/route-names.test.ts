import { expect, it } from "vitest";
import { createRouteNames } from "./route-names";

const nameOf = createRouteNames({
  staticRoutes: [{ page: "/runs", regex: "^/runs(?:/)?$" }],
  dynamicRoutes: [{ page: "/runs/[runId]", regex: "^/runs/([^/]+?)(?:/)?$" }],
});

it("names a route by its folder, files by their place, and the rest alike", () => {
  expect(["/runs", "/runs/", "/runs/12", "/_next/static/chunks/a.js", "/runs/12/secret", "/wp-admin"].map(nameOf)).toEqual(["/runs", "/runs", "/runs/[runId]", "/_next", "other", "other"]);
});

it("makes no label of addresses where the routes are not known", () => {
  expect(createRouteNames(null)("/runs/12")).toBe("other");
});
