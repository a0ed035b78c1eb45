import { expect, it } from "vitest";
import { readPastedLine } from "./read-pasted-line";
import { createZone } from "./zone";

const read = (text: string) => readPastedLine(text, createZone("UTC"), 2025);

it("reads a line as the parser does", () => {
  expect(read("2025-10-06T08:59:32 ERROR os: Disk sda is full")).toEqual({ message: "Disk sda is full", severity: "ERROR", source: "os", utcMicros: Date.parse("2025-10-06T08:59:32Z") * 1000, isRecognised: true });
});

it("takes the first record of several lines", () => {
  expect(read("2025-10-06T08:59:32 WARNING os: First\r\n2025-10-06T08:59:33 ERROR os: Second")).toMatchObject({ message: "First", severity: "WARNING" });
});

it("takes a text without any head for a message, and its words for its severity", () => {
  expect(read("  Connection refused by host  ")).toMatchObject({ message: "Connection refused by host", isRecognised: false, source: null });
});
