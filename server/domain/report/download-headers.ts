import { cutText } from "./cell-text";

/** Characters of a run's name that a file is called by. */
const LONGEST_NAME = 120;

const TYPES: Record<string, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml",
  zip: "application/zip",
};

/** The media type of a report by the ending of its name. */
export function contentTypeOf(name: string): string {
  return TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

/**
 * The `Content-Disposition` that saves a report under the run's name (RFC 6266: a plain name for old clients, the real
 * one encoded beside it).
 */
export function contentDisposition(runName: string, name: string): string {
  const whole = `${cutText(runName.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim(), LONGEST_NAME)} - ${name}`;
  const ascii = whole.replace(/[^\x20-\x7e]/g, "_").replace(/["%]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(whole).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
