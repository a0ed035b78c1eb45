import { describe, expect, it } from "vitest";
import { sourcesAddressForm } from "./sources-address";

const read = (address: string) => sourcesAddressForm.read(new URL(address, "http://x").searchParams);

describe("the address of the sources' page", () => {
  it("comes back as it was written, and is short without a source", () => {
    expect(read(sourcesAddressForm.write({ sourceId: 12 }))).toEqual({ sourceId: 12 });
    expect(sourcesAddressForm.write({ sourceId: null })).toBe("/sources");
  });

  it.each(["?source=", "?source=0", "?source=-1", "?source=1e3", "?source=gateway", "?source=99999999999", ""])("opens nothing for %j", (search) => {
    expect(read(`/sources${search}`)).toEqual({ sourceId: null });
  });
});
