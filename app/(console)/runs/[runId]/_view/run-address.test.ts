import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOG_LEVELS, LOG_SUBJECTS } from "@/server/domain/present/log-filter";
import { INCIDENT_SORTS } from "@/server/domain/present/sort-incidents";
import { readRunAddress, RUN_TABS, writeRunAddress, type RunAddress } from "./run-address";

const ofQuery = (query: string): RunAddress => readRunAddress(new URLSearchParams(query));

describe("the address of a run", () => {
  it("says nothing where all is as it begins", () => {
    expect(writeRunAddress(ofQuery(""))).toBe("");
  });

  it("reads as people do", () => {
    const address = { ...ofQuery(""), at: Date.UTC(2025, 9, 6, 11, 45) * 1000, tab: "novel" as const, incident: 45, match: "A356" };
    expect(writeRunAddress(address)).toBe("at=2025-10-06T11:45:00.000Z&tab=novel&incident=45&match=A356");
  });

  it("takes what makes no sense for what is not there", () => {
    const query = "at=yesterday&tab=nothing&sort=-colour&row=-4&incident=1e9&match=<b>&page=0&line=a:0&zoom=2025-10-06T12:00:00Z/2025-10-06T11:00:00Z&templates=x&severity=loud&file=-1&of=X4&time=now/then&mark=1";
    expect(ofQuery(query)).toEqual({ ...ofQuery(""), isReversed: true });
  });

  it("comes back as it was written", () => {
    const instant = fc.integer({ min: 0, max: 4e12 }).map((ms) => ms * 1000);
    const id = fc.option(fc.integer({ min: 1, max: 999_999_999 }));
    const stretch = fc.option(fc.tuple(instant, instant).filter(([a, b]) => a !== b).map(([a, b]) => ({ fromMicros: Math.min(a, b), toMicros: Math.max(a, b) })));
    const line = fc.option(fc.record({ fileNumber: fc.nat(9999), line: fc.integer({ min: 1, max: 999_999 }) }));
    const name = fc.option(fc.string({ minLength: 1 }));
    const address = fc.record<RunAddress>({
      at: fc.option(instant),
      zoom: stretch,
      tab: fc.constantFrom(...RUN_TABS),
      sort: fc.constantFrom(...INCIDENT_SORTS),
      isReversed: fc.boolean(),
      row: id,
      incident: id,
      match: fc.option(fc.integer({ min: 1, max: 9999 }).map((number) => `A${String(number)}`)),
      line,
      mark: line,
      page: fc.integer({ min: 1, max: 9999 }),
      text: fc.string().map((text) => text.trim()),
      templates: fc.constantFrom("records", "first"),
      logs: fc.record({
        levels: fc.subarray([...LOG_LEVELS]),
        fileNumber: fc.option(fc.nat(9999)),
        system: name,
        source: name,
        templateNumber: fc.option(fc.nat(9999)),
        of: fc.option(fc.record({ kind: fc.constantFrom(...LOG_SUBJECTS), id: fc.nat(9999) })),
        text: fc.string(),
        span: stretch,
      }),
    });
    fc.assert(
      fc.property(address, (one) => {
        expect(ofQuery(writeRunAddress(one))).toEqual(one);
      }),
    );
  });
});
