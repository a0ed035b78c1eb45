import { describe, expect, it } from "vitest";
import { isErrorRoad, SEVERITIES, severityOfNumber, severityOfPriority, severityOfStatus, severityOfWord, severityRank } from "./severity";

describe("severityOfWord", () => {
  it.each([
    ["WARN", "WARNING"], ["W", "WARNING"], ["warning", "WARNING"], ["4", "WARNING"], ["<12>", "WARNING"], ["Предупреждение", "WARNING"],
    ["ERR", "ERROR"], ["SEVERE", "ERROR"], ["fail", "ERROR"], ["50", "ERROR"], ["Ошибка", "ERROR"],
    ["CRITICAL", "CRITICAL"], ["FATAL", "CRITICAL"], ["EMERG", "CRITICAL"], ["PANIC", "CRITICAL"], ["<0>", "CRITICAL"],
    ["Information", "INFO"], ["notice", "INFO"], [" info ", "INFO"], ["30", "INFO"], ["6", "INFO"], ["trce", "TRACE"], ["DeBuG", "DEBUG"], ["WARN+1", "WARNING"], ["DEBUG-4", "DEBUG"], ["D2", "DEBUG"], ["ВАЖНО", "CRITICAL"],
  ])("%s is %s", (word, severity) => expect(severityOfWord(word)).toBe(severity));
  it.each(["", "hello", "errors found", "12345", "-1", "<>"])("%j is none", (word) => expect(severityOfWord(word)).toBeNull());
});

describe("numbers", () => {
  it("follow their scale", () => {
    expect(severityOfNumber(30, "pino")).toBe("INFO");
    expect(severityOfNumber(30, "python")).toBe("WARNING");
    expect(severityOfNumber(17, "otel")).toBe("ERROR");
    expect(severityOfNumber(2, "windows")).toBe("ERROR");
    expect(severityOfNumber(2, "syslog")).toBe("CRITICAL");
    expect(severityOfNumber(99, "otel")).toBeNull();
  });
  it("of syslog carry a facility", () => expect(severityOfPriority(165)).toBe("INFO"));
  it("of HTTP are errors from 500 and warnings from 400 on", () => expect([200, 399, 400, 499, 500].map(severityOfStatus)).toEqual(["INFO", "INFO", "WARNING", "WARNING", "ERROR"]));
});

it("ranks severities in their order, the error road from ERROR on", () => {
  expect(SEVERITIES.map(severityRank)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(SEVERITIES.filter(isErrorRoad)).toEqual(["ERROR", "CRITICAL"]);
});
