import { z } from "zod";
import { decodeText } from "@/server/domain/knowledge/decode-text";
import { isWritten, PRIORITIES, type Bilingual } from "@/server/domain/knowledge/playbook";
import { PLAYBOOK_FILE_VERSION, type PlacedEntry, type PlaybookFault } from "@/server/domain/knowledge/playbook-file";
import { PLAYBOOK_LIMITS } from "./playbook-content";

/** The playbooks of a file that can be read, and what is wrong with the others. */
export interface PlaybookFileReading {
  entries: PlacedEntry[];
  faults: PlaybookFault[];
}

/** The largest id the database holds. */
const LARGEST_ID = 2_147_483_647;

/** Fences, not rules: the playbooks of a file, and the problems that one of them is for. */
const MAX_PLAYBOOKS = 2_000;
const MAX_PROBLEMS = 1_000;

/** The characters of a value that are quoted where it should be another. */
const QUOTED_CHARACTERS = 60;

// What a rule of our own finds is named by the code of its fault.
// Postgres cannot hold U+0000, and half a surrogate pair is no character.
const readable = (max: number) => z.string().refine((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text), "unreadable-character").trim().max(max);
const name = (max: number) => readable(max).min(1);
const bilingual = (max: number) => z.strictObject({ en: readable(max).optional(), ru: readable(max).optional() });

const problemSchema = z
  .strictObject({ knowledgeBase: name(PLAYBOOK_LIMITS.title), id: z.number().int().positive().max(LARGEST_ID).optional(), text: name(PLAYBOOK_LIMITS.stepText).optional() })
  .refine(({ id, text }) => id !== undefined || text !== undefined, "no-problem-named");

const stepSchema = z.strictObject({ id: name(PLAYBOOK_LIMITS.stepId).optional(), text: bilingual(PLAYBOOK_LIMITS.stepText).refine(isWritten, "empty") });

const entrySchema = z.strictObject({
  id: name(PLAYBOOK_LIMITS.stepId).optional(),
  title: bilingual(PLAYBOOK_LIMITS.title).refine(isWritten, "empty"),
  priority: z.enum(PRIORITIES),
  owner: bilingual(PLAYBOOK_LIMITS.owner).default({}),
  problems: z.array(problemSchema).max(MAX_PROBLEMS).default([]),
  steps: z
    .array(stepSchema)
    .max(PLAYBOOK_LIMITS.steps)
    .refine((steps) => repeatedId(steps) === undefined, "two-steps")
    .default([]),
});

const fileSchema = z.strictObject({ schemaVersion: z.number(), playbooks: z.array(z.unknown()) });

/** Reads a file of playbooks: each of them by itself, so that all that are wrong are told at once. */
export function readPlaybookFile(bytes: Buffer): PlaybookFileReading {
  const parsed = parseJson(decodeText(bytes));
  if (parsed.kind === "fault") return { entries: [], faults: [ofFile(parsed.code, parsed.params)] };
  const file = fileSchema.safeParse(parsed.value);
  const version = valueAt(parsed.value, ["schemaVersion"]);
  if (typeof version === "number" && version !== PLAYBOOK_FILE_VERSION) return { entries: [], faults: [ofFile("other-version", { version, known: PLAYBOOK_FILE_VERSION })] };
  if (!file.success) return { entries: [], faults: [ofFile("not-a-file", { known: PLAYBOOK_FILE_VERSION })] };
  if (file.data.playbooks.length > MAX_PLAYBOOKS) return { entries: [], faults: [ofFile("too-many", { field: "playbooks", max: MAX_PLAYBOOKS })] };
  const entries: PlacedEntry[] = [];
  const faults: PlaybookFault[] = [];
  for (const [index, item] of file.data.playbooks.entries()) {
    const entry = entrySchema.safeParse(item);
    if (entry.success) entries.push(placed(entry.data, index + 1));
    else faults.push({ place: index + 1, title: titleOf(item), ...faultOf(entry.error.issues[0], item) });
  }
  return { entries, faults };
}

type Told = Pick<PlaybookFault, "code" | "params">;

const ofFile = (code: PlaybookFault["code"], params: PlaybookFault["params"]): PlaybookFault => ({ place: 0, title: {}, code, params });

function parseJson(text: string): { kind: "value"; value: unknown } | ({ kind: "fault" } & Told) {
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    // The engine says for most mistakes where they are.
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    if (position === undefined) return { kind: "fault", code: "not-json", params: {} };
    return { kind: "fault", code: "not-json-at", params: { line: text.slice(0, Number(position)).split("\n").length } };
  }
}

function placed({ id, problems, steps, ...content }: z.output<typeof entrySchema>, place: number): PlacedEntry {
  return {
    place,
    key: id ?? null,
    ...content,
    problems: problems.map((problem) => ({ knowledgeBase: problem.knowledgeBase, id: problem.id ?? null, text: problem.text ?? null })),
    steps: steps.map((step) => ({ id: step.id ?? null, text: step.text })),
  };
}

function repeatedId(steps: readonly { id?: string | undefined }[]): string | undefined {
  const ids = steps.map(({ id }) => id);
  return ids.find((id, index) => id !== undefined && ids.indexOf(id) < index);
}

/** The title of what could not be read, as far as it has one: it says which playbook is meant. */
function titleOf(item: unknown): Bilingual {
  const side = (language: string): Bilingual => {
    const text = valueAt(item, ["title", language]);
    return typeof text === "string" ? { [language]: quoted(text.trim()) } : {};
  };
  return { ...side("en"), ...side("ru") };
}

/** The words of our own rules. */
const OWN_CODES = ["empty", "no-problem-named", "unreadable-character"] as const;

function faultOf(issue: z.core.$ZodIssue | undefined, item: unknown): Told {
  const path = issue?.path ?? [];
  const field = fieldOf(path);
  const value = valueAt(item, path);
  switch (issue?.code) {
    case "unrecognized_keys":
      return { code: "unknown-field", params: { field: fieldOf([...path, quoted(issue.keys[0] ?? "")]) } };
    case "too_big":
      if (issue.origin === "number") return { code: "wrong-number", params: { field, max: LARGEST_ID } };
      return { code: issue.origin === "array" ? "too-many" : "too-long", params: { field, max: Number(issue.maximum) } };
    case "too_small":
      return issue.origin === "number" ? { code: "wrong-number", params: { field, max: LARGEST_ID } } : { code: "empty", params: { field } };
    case "invalid_value":
      return value === undefined ? { code: "missing", params: { field } } : { code: "no-priority", params: { field, value: quoted(JSON.stringify(value)), priorities: PRIORITIES.join(", ") } };
    case "custom": {
      const code = OWN_CODES.find((each) => each === issue.message);
      if (code) return { code, params: { field } };
      return { code: "two-steps", params: { id: quoted(repeatedIdOf(item) ?? "") } };
    }
    case "invalid_type":
      if (path.length === 0) return { code: "not-a-playbook", params: {} };
      if (value === undefined) return { code: "missing", params: { field } };
      return issue.expected === "int" ? { code: "wrong-number", params: { field, max: LARGEST_ID } } : { code: "wrong-type", params: { field, expected: issue.expected } };
    default:
      return { code: "not-a-playbook", params: {} };
  }
}

/** The steps of an entry whose only fault is that two of them share an id. */
function repeatedIdOf(item: unknown): string | undefined {
  const steps = z.array(stepSchema).safeParse(valueAt(item, ["steps"]));
  return steps.success ? repeatedId(steps.data) : undefined;
}

/** Where in an entry: lists are counted from 1, as people do. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === "number" ? String(part + 1) : String(part))).join(" › ");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, part) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, part) ? Reflect.get(inner, part) : undefined), value);
}

const quoted = (text: string): string => (text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text);
