import { describe, expect, it } from "vitest";
import { readWorkersAddress, workersAddressForm } from "./workers-address";

describe("the address of the workers' page", () => {
  it("comes back as it was written", () => {
    const address = { minutes: 15, task: "parse", status: "failed", text: "cut off", page: 3 } as const;
    expect(workersAddressForm.read(new URL(workersAddressForm.write(address), "http://x").searchParams)).toEqual(address);
  });

  it("is short for the usual view, and leaves out nonsense", () => {
    const usual = readWorkersAddress({ minutes: "7", task: "<b>", status: "asleep", page: "-1" });
    expect(usual).toEqual({ minutes: 3, task: null, status: null, text: "", page: 1 });
    expect(workersAddressForm.write(usual)).toBe("/workers");
  });
});
