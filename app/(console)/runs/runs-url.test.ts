import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, DAYS, DEFAULT_FILTER, isNarrowed, parseRunsFilter, runsQuery, type RunsFilter, runsSearch, SORTS, sortedBy, STATUS_FILTERS } from "./runs-url";

const parse = (search: string): RunsFilter => parseRunsFilter(new URLSearchParams(search));

describe("the address of the table of runs", () => {
  it("says nothing of what is shown anyway", () => {
    expect(runsSearch(DEFAULT_FILTER)).toBe("");
    expect(parse("")).toEqual(DEFAULT_FILTER);
  });

  it("carries everything else", () => {
    expect(parse("?q=san+17&status=failed&model=heavy&by=3&days=7&sort=size&dir=asc&page=4")).toEqual({
      text: "san 17",
      status: "failed",
      model: "heavy",
      by: 3,
      days: 7,
      sort: "size",
      direction: "asc",
      page: 4,
    });
  });

  it.each(["status=broken", "sort=color", "dir=up", "page=0", "page=-1", "page=1e9", "page=99999999999", "by=x", "days=8", "model=", "q=+"])("takes %s as not said", (search) => {
    expect(parse(search)).toEqual(DEFAULT_FILTER);
  });

  it("sorts names from A and the rest from the top, when no direction is said", () => {
    expect(parse("sort=name").direction).toBe("asc");
    expect(parse("sort=lines").direction).toBe("desc");
  });

  it("reads back what it wrote", () => {
    const filters = fc.record({
      text: fc.string({ maxLength: 60 }).map((text) => text.trim()),
      status: fc.constantFrom(...STATUS_FILTERS),
      model: fc.option(fc.constantFrom("light", "heavy", "a&b=c")),
      by: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
      days: fc.option(fc.constantFrom(...DAYS)),
      sort: fc.constantFrom(...SORTS),
      direction: fc.constantFrom("asc" as const, "desc" as const),
      page: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parse(runsSearch(filter))).toEqual(filter);
      }),
    );
  });
});

describe("sorting", () => {
  it("turns around at the second click", () => {
    const once = sortedBy(DEFAULT_FILTER, "size");
    expect(once).toEqual({ sort: "size", direction: "desc" });
    expect(sortedBy(once, "size")).toEqual({ sort: "size", direction: "asc" });
    expect(sortedBy(once, "name")).toEqual({ sort: "name", direction: "asc" });
  });
});

describe("the query of a filter", () => {
  it("leaves out what is not narrowed and counts pages in rows", () => {
    expect(runsQuery({ ...DEFAULT_FILTER, page: 3 })).toEqual({ text: undefined, statuses: undefined, model: undefined, createdById: undefined, days: undefined, sort: "created", direction: "desc", offset: 50, limit: 25 });
    expect(runsQuery({ ...DEFAULT_FILTER, status: "active" }).statuses).toEqual(["queued", "running"]);
  });

  it("knows whether it narrows", () => {
    expect(isNarrowed({ ...DEFAULT_FILTER, page: 2, sort: "name" })).toBe(false);
    expect(isNarrowed({ ...DEFAULT_FILTER, days: 30 })).toBe(true);
  });
});

describe("counts of the status filters", () => {
  it("add up", () => {
    const counts = { queued: 2, running: 1, completed: 38, failed: 2 };
    expect(STATUS_FILTERS.map((status) => countOf(status, counts))).toEqual([43, 3, 38, 2, 0]);
  });
});
