import { describe, expect, it } from "vitest";
import { embeddedText } from "./embedded-text";
import { maskMessage } from "./mask-message";

const EXAMPLES: readonly (readonly [string, string])[] = [
  ["segfault at 0x0 ip 0x7f1234567890", "segfault at ip"],
  ["Fan speed above 5000 RPM", "Fan speed above"],
  ["GPU temp 95C", "GPU temp"],
  ["Switch port 1/0/1 down", "Switch port down"],
  ["Parse error at line 10", "Parse error at line"],
  ["RAID array degraded", "RAID array degraded"],
  ["HTTP 403 Forbidden", "HTTP 403 Forbidden"],
  ["I/O error on /dev/sda1 (sector 12345)", "I/O error on sector"],
  ["auth failure; uid=0 rhost=10.0.0.1 (port 22)", "auth failure; uid rhost port"],
  ["Запись не удалась: 5 попыток", "Запись не удалась: попыток"],
  ["12345", "12345"],
  ["<NUM> <NUM>", "<NUM> <NUM>"],
];

describe("embeddedText", () => {
  it.each(EXAMPLES)("%s", (text, embedded) => expect(embeddedText(text)).toBe(embedded));

  it("is the same for a message and for its template", () => {
    for (const [text] of EXAMPLES.slice(0, -2)) expect(embeddedText(maskMessage(text))).toBe(embeddedText(text));
  });

  it("leaves out which device it was, so that all of a class meet one knowledge base text", () => {
    expect(embeddedText("eth1: link down")).toBe(embeddedText("eth0: link down"));
    expect(embeddedText("eth<NUM>: link down")).toBe(embeddedText("eth0: link down"));
    expect(embeddedText("CPU0: hot")).not.toBe(embeddedText("GPU0: hot"));
  });
});
