import { expect, it } from "vitest";
import { shownText } from "./shown-text";

const LINE = { text: "2025-10-06T08:59:32 ERROR os: Disk is full", messageStart: 30, message: null };

it("shows the message, wherever it stands", () => {
  expect(shownText(LINE, "")).toBe("Disk is full");
  expect(shownText({ text: '{"msg":"Disk is\\nfull"}', messageStart: -1, message: "Disk is\nfull" }, "")).toBe("Disk is");
});

it("shows the whole line where the message lacks what is searched for", () => {
  expect(shownText(LINE, "disk")).toBe("Disk is full");
  expect(shownText(LINE, "error OS")).toBe(LINE.text);
});
