import { describe, expect, it } from "vitest";
import { inferSeverity } from "./infer-severity";
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

describe("inferSeverity", () => {
  it.each([
    ["Kernel panic - not syncing", "CRITICAL"], ["Out of memory: Killed process 12", "CRITICAL"],
    ["disk read error on sda", "ERROR"], ["could not open /etc/x", "ERROR"], ["не удалось открыть файл", "ERROR"], ["Обнаружены ошибки диска", "ERROR"],
    ["backend shop has no server available!", "CRITICAL"], ["Server shop/web1 is DOWN, reason: Layer4 timeout", "WARNING"], ["Failed password for root", "WARNING"], ["connection timed out", "WARNING"], ["Память: превышен порог", "WARNING"],
    ["INFO: failed to find a newer version", "INFO"], ["[warn] panic button pressed", "WARNING"], ["warning: can't get client address: Connection reset by peer", "WARNING"], ["fatal: Write failed", "CRITICAL"], ["debug1: no such key", "DEBUG"], ["Intel machine check reporting enabled on CPU#0", "INFO"], ["Machine check events logged", "CRITICAL"], ["Enabling unmasked SIMD FPU exception support... done", "INFO"], ["config: cannot open /etc/x", "ERROR"], ["level=error msg=x", "ERROR"], ["session opened for user root", "INFO"], ["finished with 0 errors", "INFO"], ["backup finished, no error", "INFO"], ["errors=0 failed=0", "INFO"], ["terror and errand", "INFO"], ["", "INFO"],
  ])("%s: %s", (message, severity) => expect(inferSeverity(message)).toBe(severity));
});
