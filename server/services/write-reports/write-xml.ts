import type { Writable } from "node:stream";
import { XMLBuilder } from "fast-xml-parser";
import { visibleText } from "@/server/domain/report/cell-text";
import type { LegacyFields } from "@/server/domain/report/legacy-fields";
import type { RunResult } from "@/server/domain/report/run-result";
import { writeChunks } from "./write-chunks";

/** What one item of a list is called; other lists have `item`. */
const ITEM_NAMES: Record<string, string> = {
  findings: "finding",
  incidents: "incident",
  predictiveAlerts: "predictiveAlert",
  novelAnomalies: "novelAnomaly",
  earlyWarnings: "earlyWarning",
  unmatchedErrors: "unmatchedError",
  ambiguous: "ambiguousMatch",
  predictions: "prediction",
  stages: "stage",
  skippedFiles: "skippedFile",
  anomaliesSeen: "anomalyId",
  candidates: "candidate",
  files: "file",
  corrections: "correction",
  playbooks: "playbook",
};

const XML_NAME = /^[A-Za-z_][\w.-]*$/;

/**
 * A run as XML: the fields of the platform's first version, then those of `result.json` under the same names; a list is
 * an element with one child an item, what is not known an empty element with `nil="true"`. Ends the stream.
 */
export async function writeXml(result: RunResult, legacy: LegacyFields, sink: Writable): Promise<void> {
  await writeChunks(runXml(result, legacy), sink);
}

function* runXml(result: RunResult, legacy: LegacyFields): Generator<string> {
  const builder = new XMLBuilder({ format: true, indentBy: "  ", ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true, suppressBooleanAttributes: false });
  const element = (name: string, value: unknown): string => builder.build({ [name]: node(value, name) });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<analysis>\n';
  for (const [name, value] of Object.entries({ ...legacy, ...result })) yield* pieces(name, value, element);
  yield "</analysis>\n";
}

/** An element; one that has lists within it item by item, so that a long list is never one string. */
function* pieces(name: string, value: unknown, element: (name: string, value: unknown) => string): Generator<string> {
  if (!hasLists(value)) return yield element(name, value);
  yield `<${name}>\n`;
  if (Array.isArray(value)) for (const item of value) yield element(ITEM_NAMES[name] ?? "item", item);
  else for (const [key, member] of Object.entries(value)) yield* pieces(key, member, element);
  yield `</${name}>\n`;
}

/** Whether a value is a list or has one at any depth of objects; names of such objects are ours and can name an element. */
function hasLists(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || (Object.keys(value).every((key) => XML_NAME.test(key)) && Object.values(value).some(hasLists));
}

/** A value as the builder wants it: text without characters XML forbids, list items under a name of their own. */
function node(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return { "@nil": "true" };
  if (typeof value === "string") return visibleText(value);
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return { [ITEM_NAMES[name] ?? "item"]: value.map((item) => node(item, "item")) };
  // A setting may be named so that it cannot name an element: the name then stands beside the value.
  const members = Object.entries(value);
  const named = members.filter(([key]) => XML_NAME.test(key)).map(([key, member]) => [key, node(member, key)] as const);
  const others = members.filter(([key]) => !XML_NAME.test(key)).map(([key, member]) => ({ "@name": visibleText(key), value: node(member, "value") }));
  return { ...Object.fromEntries(named), ...(others.length === 0 ? {} : { entry: others }) };
}
