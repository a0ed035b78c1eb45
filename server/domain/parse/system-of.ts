import type { SystemColumn } from "./format";

/** How many distinct component words a run may have for them to be taken as its systems. */
export const MAX_COMPONENT_SYSTEMS = 40;

export interface SystemInputs {
  /** The system column of the format the record was read with, see LogFormat. */
  column: SystemColumn;
  host: string | null;
  /** The record's source. */
  component: string | null;
  /** Distinct sources in the run, over all files whose format has the column `component`. */
  distinctComponents: number;
  /** Path of the file the record stands in. */
  file: string;
}

/** A logger class, a path, a file with its line, a number: what wrote the record, but not where. */
const NOT_A_SYSTEM = /[.:\\/$()[\]]|^\d+$/;

const SUFFIXES = [
  /\.(?:gz|zip|bz2|xz|zst|z|7z|old|bak|orig|prev)$/i,
  /[._-]?(?:19|20)\d{2}[-_.]?\d{2}(?:[-_.]?\d{2})?(?:[-_.T]?\d{2}[-_.h]?\d{2}(?:[-_.m]?\d{2})?)?$/,
  /[.][0-9]{1,4}$/,
  /\.(?:log|logs|txt|out|err|csv|tsv|json|jsonl|ndjson|xml|evtx)$/i,
  /[._-]logs?$/i,
];

/**
 * Where a record happened: its host where it names one; the component word, for formats that have one and runs with at
 * most 40 of them; else the file.
 */
export function systemOf({ column, host, component, distinctComponents, file }: SystemInputs): string {
  if (host !== null && host !== "") return host;
  if (column === "component" && component !== null && component !== "" && distinctComponents <= MAX_COMPONENT_SYSTEMS && !NOT_A_SYSTEM.test(component)) return component;
  return fileSystem(file);
}

/** Names that tools give to the log of whatever their folder is called after: `pods/shop_api-7d9/api/0.log`, `api-7d9/logs.txt`. */
const SAYS_NOTHING = /^(?:\d{1,4}(?:\.log)?|logs?|std(?:out|err)|output|console|current|previous)$/i;

const FOLDERS_OF_LOGS = /^(?:logs?|var|tmp)$/i;

/**
 * A file's base name without what rotation, compression and log writers put behind it: `db/app.log.2.gz` is `app`. Where that
 * says nothing, the name of the folder around it.
 */
export function fileSystem(file: string): string {
  const parts = file.split(/[/\\]/);
  const name = withoutSuffixes(parts.at(-1) ?? "");
  const folder = parts.at(-2) ?? "";
  return SAYS_NOTHING.test(name) && /\p{L}/u.test(folder) && !FOLDERS_OF_LOGS.test(folder) ? folder : name;
}

function withoutSuffixes(fileName: string): string {
  let name = fileName;
  for (let shortened = true; shortened; ) {
    shortened = false;
    for (const suffix of SUFFIXES) {
      const rest = name.replace(suffix, "");
      // What is left must still be a name: `10.0.0.12` has no rotation number, `log` no suffix.
      if (rest === name || !/\p{L}/u.test(rest)) continue;
      name = rest;
      shortened = true;
    }
  }
  return name;
}
