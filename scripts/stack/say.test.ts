import { expect, it } from "vitest";
import { onOneLine, textOf } from "./say";

it("shows what would break the line, clear the screen or turn the text around", () => {
  expect(onOneLine("../\u001b[2Jx\nsecond\u202egol.log")).toBe("../\\u001b[2Jx\\u000asecond\\u202egol.log");
  expect(onOneLine("логи/журнал (1).log")).toBe("логи/журнал (1).log");
  expect(textOf("patterns-missing", { file: "a\rb" })).toContain("a\\u000db");
});
