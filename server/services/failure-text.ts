import { createTranslator } from "next-intl";
import { loadMessages } from "@/messages/load-messages";
import type { Failure } from "@/server/db/run-stages";
import { type FailureWords, failureText as sentenceOf } from "@/server/domain/present/failure-text";
import { createFormat, type Locale } from "@/server/domain/present/format";

/** A translator for keys and parameters that come from the data. */
interface FileWords {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

/**
 * The sentence for a failure, outside the pages: on a terminal, in the API. A knowledge base file that was refused is told
 * with the rows that are wrong in it.
 */
export function failureText(failure: Failure, locale: Locale): string {
  const messages = loadMessages(locale);
  const file = createTranslator({ locale, messages, namespace: "knowledge-file" }) as unknown as FileWords;
  const warning = `warning.${failure.code}`;
  if (file.has(warning)) return file(warning, valuesOf(failure.params));
  const words: unknown = createTranslator({ locale, messages, namespace: "failures" });
  // The keys come from the data; the sentence checks each with `has` before it uses it.
  const sentence = sentenceOf(failure, words as FailureWords, createFormat(locale, "UTC"));
  const rows = badRows(failure.params.rows, file);
  return rows.length === 0 ? sentence : `${sentence}: ${rows.join("; ")}`;
}

function badRows(rows: unknown, words: FileWords): string[] {
  if (!Array.isArray(rows)) return [];
  return rows.filter(isBadRow).map(({ row, code, params }) => `${row === 0 ? words("wholeFile") : words("row", { row })}: ${words(`bad.${code}`, valuesOf(params))}`);
}

function isBadRow(row: unknown): row is { row: number; code: string; params: Record<string, unknown> } {
  return typeof row === "object" && row !== null && "row" in row && typeof row.row === "number" && "code" in row && typeof row.code === "string" && "params" in row && typeof row.params === "object";
}

/** Ids are named, not counted: no thousands are set apart in them. */
function valuesOf(params: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "number" && name !== "found" ? String(value) : typeof value === "number" ? value : String(value)]));
}
