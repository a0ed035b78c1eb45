import { LOG_LEVELS, type LogFilter, type LogSubject } from "@/server/domain/present/log-filter";
import { readStretch, writeStretch } from "./instant-query";

const LETTER: Record<LogSubject["kind"], string> = { problem: "P", anomaly: "A", incident: "I" };
const MAX_NUMBER = 2 ** 31 - 1;

/** Reads which records an address means; what makes no sense is as if it were not there. */
export function readLogFilter(query: { get(name: string): string | null }): LogFilter {
  const levels = new Set(query.get("severity")?.split(","));
  return {
    levels: LOG_LEVELS.filter((level) => levels.has(level)),
    fileNumber: readCount(query.get("file")),
    system: readName(query.get("system")),
    source: readName(query.get("source")),
    templateNumber: readCount(query.get("template")),
    of: readSubject(query.get("of")),
    text: (query.get("find") ?? "").slice(0, 500),
    span: readStretch(query.get("time")),
  };
}

/** The parts of an address that say it, by name; empty where nothing is left out. */
export function writeLogFilter({ levels, fileNumber, system, source, templateNumber, of, text, span }: LogFilter): Record<string, string | null> {
  const number = (value: number | null): string | null => (value === null ? null : String(value));
  return {
    severity: levels.join(","),
    file: number(fileNumber),
    system,
    source,
    template: number(templateNumber),
    of: of === null ? null : `${LETTER[of.kind]}${String(of.id)}`,
    find: text,
    time: span === null ? null : writeStretch(span),
  };
}

function readCount(value: string | null): number | null {
  return value !== null && /^\d{1,10}$/.test(value) && Number(value) <= MAX_NUMBER ? Number(value) : null;
}

function readName(value: string | null): string | null {
  return value === null || value === "" || value.length > 500 ? null : value;
}

function readSubject(value: string | null): LogSubject | null {
  const [, letter, id] = /^([PAI])(\d{1,9})$/.exec(value ?? "") ?? [];
  if (letter === undefined || id === undefined) return null;
  return { kind: letter === "P" ? "problem" : letter === "A" ? "anomaly" : "incident", id: Number(id) };
}
