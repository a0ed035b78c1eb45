import type { LogFormat } from "../format";
import { DOTNET_FORMATS } from "./dotnet";
import { GENERIC_FORMATS } from "./generic";
import { HOME } from "./home";
import { JAVA_FORMATS } from "./java";
import { JSON_BLOCKS, JSON_LINES } from "./json";
import { LOGFMT } from "./logfmt";
import { PROGRAM_FORMATS } from "./program";
import { PYTHON_FORMATS } from "./python";
import { SYSLOG_FORMATS } from "./syslog";
import { TABLE_WITH_HEADER, TABLE_WITHOUT_HEADER, W3C } from "./table";
import { WEB_FORMATS } from "./web";
import { WINDOWS_EVENT_FORMATS } from "./windows-event";
import { createWrappedFormats } from "./wrapped";

/** What programs write. Of two that explain a file equally well the earlier is taken: the more particular stand first. */
const PROGRAMS: readonly LogFormat[] = [
  HOME, TABLE_WITH_HEADER, W3C, JSON_LINES, JSON_BLOCKS, LOGFMT, ...WEB_FORMATS, ...PYTHON_FORMATS, ...JAVA_FORMATS, ...DOTNET_FORMATS,
  ...PROGRAM_FORMATS, ...SYSLOG_FORMATS, ...WINDOWS_EVENT_FORMATS, TABLE_WITHOUT_HEADER, ...GENERIC_FORMATS,
];

/** All formats, those that wrap others first. */
export const FORMATS: readonly LogFormat[] = [...createWrappedFormats(PROGRAMS), ...PROGRAMS];

const byId = new Map(FORMATS.map((format) => [format.id, format]));

/** The format with an id, or undefined. */
export function findFormat(id: string): LogFormat | undefined {
  return byId.get(id);
}
