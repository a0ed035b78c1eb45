import type { LogFormat } from "../format";
import { CARRIED_FORMS } from "./carried-forms";
import { withCarriedLines } from "./carried-line";
import { DEVELOPER_FORMATS } from "./developer-tools";
import { DOTNET_FORMATS } from "./dotnet";
import { createEnvelopeFormat } from "./envelope";
import { FIELD_LIST_FORMATS } from "./field-lists";
import { GENERIC_FORMATS } from "./generic";
import { HEADED_FORMATS } from "./headed";
import { HOME } from "./home";
import { INFRASTRUCTURE_FORMATS } from "./infrastructure";
import { JAVA_FORMATS } from "./java";
import { JSON_BLOCKS, JSON_LINES } from "./json";
import { LANGUAGE_FORMATS } from "./languages";
import { LOGFMT } from "./logfmt";
import { ONE_C_FORMATS } from "./one-c";
import { createPrefixedFormats } from "./prefixed";
import { PLATFORM_FORMATS } from "./platforms";
import { PRODUCT_FORMATS } from "./products";
import { PROGRAM_FORMATS } from "./program";
import { PYTHON_FORMATS } from "./python";
import { SERVER_FORMATS } from "./servers";
import { SYSLOG_FORMATS } from "./syslog";
import { POSTGRES_CSV, TABLE_WITH_HEADER, TABLE_WITHOUT_HEADER, W3C } from "./table";
import { TEXT_TABLE } from "./text-table";
import { WEB_FORMATS } from "./web";
import { WINDOWS_EVENT_FORMATS } from "./windows-event";
import { createWrappedFormats } from "./wrapped";

/** Formats of services that collect what programs print, whose lines are then their messages. */
const CARRIERS = new Set(["syslog", "syslog-5424", "syslog-no-host", "syslog-dated", "openwrt", "journal-monotonic", "json-lines", "json-blocks", "journal-verbose", "journal-export", "table", "generic-time"]);

/** What is looked for in those messages. Below this weight a form fits almost anything. */
const LEAST_CARRIED_WEIGHT = 0.5;
const CARRIED: readonly LogFormat[] = [JSON_LINES, LOGFMT, ...CARRIED_FORMS, ...PROGRAM_FORMATS.filter(({ id }) => id === "klog"), ...PYTHON_FORMATS, ...JAVA_FORMATS.filter(({ id }) => id !== "java-util-logging"), ...GENERIC_FORMATS.filter(({ weight }) => weight >= LEAST_CARRIED_WEIGHT)];

/** Stores and their exports hold lines of syslog whole. */
const STORES = new Set(["json-lines", "json-blocks", "table"]);
const STORED: readonly LogFormat[] = [...CARRIED, ...SYSLOG_FORMATS.filter(({ id }) => id === "syslog")];

/** What programs write. Of two that explain a file equally well the earlier is taken: the more particular stand first. */
const PROGRAMS: readonly LogFormat[] = [
  HOME, TABLE_WITH_HEADER, TEXT_TABLE, POSTGRES_CSV, W3C, JSON_LINES, JSON_BLOCKS, LOGFMT, ...WEB_FORMATS, ...PRODUCT_FORMATS, ...PLATFORM_FORMATS, ...PYTHON_FORMATS, ...JAVA_FORMATS, ...DOTNET_FORMATS,
  ...LANGUAGE_FORMATS, ...PROGRAM_FORMATS, ...INFRASTRUCTURE_FORMATS, ...SERVER_FORMATS, ...SYSLOG_FORMATS, ...WINDOWS_EVENT_FORMATS, ...ONE_C_FORMATS, ...DEVELOPER_FORMATS, ...HEADED_FORMATS, ...FIELD_LIST_FORMATS, TABLE_WITHOUT_HEADER, ...GENERIC_FORMATS,
].map((format) => (CARRIERS.has(format.id) ? withCarriedLines(format, STORES.has(format.id) ? STORED : CARRIED) : format));

/** All formats, those that wrap others first. */
export const FORMATS: readonly LogFormat[] = [...createWrappedFormats(PROGRAMS), ...createPrefixedFormats(PROGRAMS), withCarriedLines(createEnvelopeFormat(PROGRAMS), STORED), ...PROGRAMS];

const byId = new Map(FORMATS.map((format) => [format.id, format]));

/** The format with an id, or undefined. */
export function findFormat(id: string): LogFormat | undefined {
  return byId.get(id);
}
