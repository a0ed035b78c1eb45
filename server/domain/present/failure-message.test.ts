import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/messages/load-messages";
import { createFormat } from "./format";
import { failureMessage } from "./failure-message";
import { failureText, type FailureWords } from "./failure-text";

const format = createFormat("en", "UTC");
const words = createTranslator({ locale: "en", messages: loadMessages("en"), namespace: "failures" }) as unknown as FailureWords;
const say = (failure: unknown): string => failureText(failure, words, format);

describe("failureText", () => {
  it("names the entry where there is one", () => {
    expect(say({ code: "truncated", params: { entry: "app.txt" } })).toBe("Archive cut off at app.txt");
    expect(say({ code: "truncated", params: { entry: null } })).toBe("The archive is cut off");
    expect(say({ code: "truncated", params: {} })).toBe("The archive is cut off");
  });

  it("writes sizes as sizes and counts as counts", () => {
    expect(say({ code: "upload-too-large", params: { bytes: 26_000_000_000, limit: 25_000_000_000 } })).toBe("Larger than the limit of 25 GB");
    expect(say({ code: "too-many-entries", params: { limit: 100_000 } })).toBe("Refused, more than 100\u202f000 entries");
  });

  it("says kinds and paths in words", () => {
    expect(say({ code: "unknown-kind", params: { contentKind: "picture" } })).toBe("Not a log: a picture");
    expect(say({ code: "unknown-kind", params: { contentKind: "never heard of" } })).toBe("Not a log: of an unknown kind");
    expect(say({ code: "unsafe-path", params: { entry: "../../x", problem: "leaves-folder" } })).toContain("it leaves its folder: ../../x");
  });

  it("says what is damaged in words of the language, never in those of a library", () => {
    const corrupt = { code: "corrupt", params: { entry: "a.log", damage: "size", detail: "Cannot create a Buffer larger than 11 bytes" } };
    expect(say(corrupt)).toBe("Archive damaged at a.log: it does not unpack to the size it states");
    const russian = createTranslator({ locale: "ru", messages: loadMessages("ru"), namespace: "failures" }) as unknown as FailureWords;
    expect(failureText(corrupt, russian, createFormat("ru", "UTC"))).toBe("Архив повреждён на a.log: распакованный размер не тот, что указан");
    // As it was stored before there were words for it.
    expect(say({ code: "corrupt", params: { entry: null, detail: "checksum differs" } })).toBe("The archive is damaged: checksum differs");
  });

  it("takes parameters beside the code as well", () => {
    expect(say({ code: "truncated", entry: "a.log" })).toBe("Archive cut off at a.log");
  });

  it("keeps the code of what it does not know", () => {
    expect(say({ code: "made-up", params: {} })).toContain("made-up");
    expect(say(null)).toContain("unknown");
  });

  it("puts text of the data in as it is", () => {
    expect(say({ code: "truncated", params: { entry: "{x} <b> 'y'" } })).toBe("Archive cut off at {x} <b> 'y'");
  });
});

describe("failureMessage", () => {
  it("asks for the unnamed message first where no entry is known", () => {
    expect(failureMessage({ code: "corrupt", params: { detail: "crc" } }, format).keys).toEqual(["code.corrupt-unnamed", "code.corrupt"]);
  });
});
