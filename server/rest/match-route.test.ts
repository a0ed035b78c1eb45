import { expect, it } from "vitest";
import { matchRoute } from "./match-route";

const TABLE = [
  { method: "GET", path: "/bases/{id}" },
  { method: "DELETE", path: "/bases/{id}" },
  { method: "POST", path: "/bases/import" },
  { method: "GET", path: "/bases/{id}/export/{format}" },
];

it("finds a route by method and path, with or without a slash at the end", () => {
  expect(matchRoute(TABLE, "GET", "/bases/7/export/a%20b/")).toEqual({ kind: "route", row: TABLE[3], params: { id: "7", format: "a b" } });
  expect(matchRoute(TABLE, "HEAD", "/bases/7")).toMatchObject({ kind: "route", row: TABLE[0] });
});

it("prefers a fixed part to a named one", () => {
  expect(matchRoute(TABLE, "POST", "/bases/import")).toMatchObject({ kind: "route", row: TABLE[2], params: {} });
  expect(matchRoute(TABLE, "GET", "/bases/import")).toMatchObject({ kind: "wrong-method", allow: ["POST", "OPTIONS"] });
});

it("tells a wrong method from an unknown path", () => {
  expect(matchRoute(TABLE, "PUT", "/bases/7")).toMatchObject({ kind: "wrong-method", allow: ["GET", "DELETE", "HEAD", "OPTIONS"] });
  for (const path of ["", "/", "/bases", "/bases//", "/bases/7/export", "/bases/%E0%A4%A/x"]) expect(matchRoute(TABLE, "GET", path)).toEqual({ kind: "unknown-path" });
});
