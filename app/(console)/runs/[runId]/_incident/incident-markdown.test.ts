import { expect, it } from "vitest";
import { incidentMarkdown, type IncidentText } from "./incident-markdown";

const TEXT: IncidentText = {
  title: "P45 Storage array network disconnect",
  facts: ["Impact: 24", "118 errors"],
  rootCause: { title: "Root cause", place: "storage.txt:19283", line: "ERROR ```lost``` a|b" },
  evidence: { title: "Evidence", head: ["Time", "Finding"], rows: [["08:41:18", "A356 a|b"]] },
  predicted: { title: "Predicted next", items: [] },
  playbook: { title: "Playbook", steps: [{ text: "Confirm\nthe loss", isDone: true, note: "A. Petrova" }, { text: "Pause writers", isDone: false, note: "" }] },
};

it("writes an incident that a ticket shows as it is meant", () => {
  expect(incidentMarkdown(TEXT)).toBe(
    [
      "# P45 Storage array network disconnect", "", "- Impact: 24", "- 118 errors", "",
      "## Root cause", "", "`storage.txt:19283`", "", "````", "ERROR ```lost``` a|b", "````", "",
      "## Evidence", "", "| Time | Finding |", "| --- | --- |", "| 08:41:18 | A356 a\\|b |", "",
      "## Playbook", "", "- [x] Confirm the loss _(A. Petrova)_", "- [ ] Pause writers", "",
    ].join("\n"),
  );
});
