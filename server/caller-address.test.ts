import { expect, it } from "vitest";
import { callerAddress } from "./caller-address";

it.each([
  ["another machine that says what it likes", { peer: "10.0.0.9", forwardedFor: "1.2.3.4", isBehindProxy: false }, "10.0.0.9"],
  ["a proxy that the installation was told of", { peer: "10.0.0.9", forwardedFor: "6.6.6.6, 1.2.3.4", isBehindProxy: true }, "1.2.3.4"],
  ["a proxy on this machine", { peer: "::ffff:127.0.0.1", forwardedFor: "1.2.3.4", isBehindProxy: false }, "1.2.3.4"],
  ["this machine", { peer: "::1", forwardedFor: null, isBehindProxy: false }, "::1"],
  ["a proxy that names nobody", { peer: "10.0.0.9", forwardedFor: " ", isBehindProxy: true }, "10.0.0.9"],
  ["another server of pages", { peer: null, forwardedFor: "1.2.3.4", isBehindProxy: false }, "1.2.3.4"],
  ["nowhere", { peer: null, forwardedFor: null, isBehindProxy: false }, null],
])("is told of %s", (_name, trace, address) => expect(callerAddress(trace)).toBe(address));
