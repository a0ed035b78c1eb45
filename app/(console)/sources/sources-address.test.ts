import { describe, expect, it } from "vitest";
import { sourcesAddressForm } from "./sources-address";

const read = (address: string) => sourcesAddressForm.read(new URL(address, "http://x").searchParams);

describe("the address of the sources' page", () => {
  it.each([
    { sourceId: 12, form: null },
    { sourceId: null, form: 12 },
    { sourceId: null, form: "new" },
    { sourceId: 3, form: 4 },
  ] as const)("comes back as it was written: %j", (address) => {
    expect(read(sourcesAddressForm.write(address))).toEqual(address);
  });

  it("is short where nothing is open", () => {
    expect(sourcesAddressForm.write({ sourceId: null, form: null })).toBe("/sources");
  });

  it.each(["?source=", "?source=0", "?source=-1", "?source=1e3", "?source=gateway", "?source=99999999999", "?form=old", "?form=0", ""])("opens nothing for %j", (search) => {
    expect(read(`/sources${search}`)).toEqual({ sourceId: null, form: null });
  });
});
