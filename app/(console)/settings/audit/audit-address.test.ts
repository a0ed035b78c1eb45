import { describe, expect, it } from "vitest";
import { auditAddressForm, readAuditAddress } from "./audit-address";

describe("the address of the audit log", () => {
  it("comes back as it was written", () => {
    const address = { text: "Night 7 & more", userId: 3, kind: "run", days: 30, page: 2 };
    const written = auditAddressForm.write(address);
    expect(auditAddressForm.read(new URL(written, "http://x").searchParams)).toEqual(address);
  });

  it("is short where nothing is narrowed, and leaves out nonsense", () => {
    const plain = readAuditAddress({ by: "-1", of: "<b>", days: "12", page: "0", q: ["a"] });
    expect(plain).toEqual({ text: "", userId: null, kind: null, days: null, page: 1 });
    expect(auditAddressForm.write(plain)).toBe("/settings/audit");
  });
});
