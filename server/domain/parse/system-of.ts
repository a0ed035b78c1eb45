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

/** A file's base name without what rotation, compression and log writers put behind it: `db/app.log.2.gz` is `app`. */
export function fileSystem(file: string): string {
  let name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
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
