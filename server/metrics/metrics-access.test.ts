import { describe, expect, it } from "vitest";
import { metricsAccess } from "./metrics-access";

const direct = { authorization: null, peer: "127.0.0.1", forwardedFor: null };

describe("metricsAccess", () => {
  it("with a token lets in whoever bears it, from anywhere, and nobody else", () => {
    const from = (authorization: string | null, peer: string) => metricsAccess("s3cret", { authorization, peer, forwardedFor: null }).kind;
    expect(from("Bearer s3cret", "203.0.113.9")).toBe("allowed");
    expect(from("Bearer s3cre", "127.0.0.1")).toBe("token-needed");
    expect(from("s3cret", "127.0.0.1")).toBe("token-needed");
    expect(from(null, "127.0.0.1")).toBe("token-needed");
  });

  it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("without a token lets in %s", (peer) => {
    expect(metricsAccess(undefined, { ...direct, peer }).kind).toBe("allowed");
  });

  it.each(["10.0.0.7", "203.0.113.9", "::ffff:203.0.113.9", "fe80::1", "localhost", ""])("without a token keeps out %j", (peer) => {
    expect(metricsAccess(undefined, { ...direct, peer }).kind).toBe("not-local");
  });

  it("keeps out a caller whose address nobody can tell", () => {
    expect(metricsAccess(undefined, { ...direct, peer: null }).kind).toBe("not-local");
  });

  it("keeps out those a proxy on this machine speaks for, whatever they put before themselves", () => {
    expect(metricsAccess(undefined, { ...direct, forwardedFor: "127.0.0.1, 203.0.113.9" }).kind).toBe("not-local");
    expect(metricsAccess(undefined, { ...direct, forwardedFor: "203.0.113.9, 127.0.0.1" }).kind).toBe("not-local");
    expect(metricsAccess(undefined, { ...direct, forwardedFor: "127.0.0.1" }).kind).toBe("allowed");
  });
});
