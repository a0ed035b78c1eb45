import { integer, type Random } from "../measure/seeded-random";

export type StorySeverity = "INFO" | "WARNING" | "ERROR";

/** Something that is logged. */
export interface Moment {
  /** Milliseconds of the epoch. */
  at: number;
  severity: StorySeverity;
  component: string;
  text: string;
}

export interface LogDialect {
  name: string;
  extension: string;
  /** First line of a file. */
  header?: string;
  /** Lines that follow an ERROR and belong to its record. */
  trace?: readonly string[];
  render(moment: Moment, host: string, random: Random): string;
}

const SHORT = { INFO: "info", WARNING: "warn", ERROR: "error" } as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const iso = (at: number): string => new Date(at).toISOString();
const spaced = (at: number): string => iso(at).slice(0, 19).replace("T", " ");
const withMillis = (at: number): string => `${spaced(at)},${iso(at).slice(20, 23)}`;
const level = (severity: StorySeverity): string => (severity === "WARNING" ? "WARN" : severity);
const pid = (random: Random): string => String(integer(random, 1000, 9999));

/** The months and days of a classic syslog line: `Nov  5 00:01:26`. */
function syslogTime(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()] ?? ""} ${String(date.getUTCDate()).padStart(2)} ${iso(at).slice(11, 19)}`;
}

/** Priorities of facility local0. */
const PRIORITY = { INFO: 134, WARNING: 132, ERROR: 131 } as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Ten ways to write the same record down. */
export const LOG_DIALECTS: readonly LogDialect[] = [
  { name: "home", extension: "txt", render: ({ at, severity, component, text }) => `${iso(at).slice(0, 19)} ${severity} ${component}: ${text}` },
  {
    name: "log4j",
    extension: "log",
    trace: ["java.lang.IllegalStateException: giving up", "\tat com.shop.core.Worker.run(Worker.java:118)", "Caused by: java.io.IOException: no further information", "\t... 3 more"],
    render: ({ at, severity, component, text }, _, random) => `${withMillis(at)} ${level(severity)} [worker-${String(integer(random, 1, 8))}] com.shop.${component}.Service - ${text}`,
  },
  {
    name: "python",
    extension: "log",
    trace: ["Traceback (most recent call last):", '  File "/srv/app/worker.py", line 118, in run', "    self.step()", "RuntimeError: giving up"],
    render: ({ at, severity, component, text }) => `${withMillis(at)} - ${component}.worker - ${severity} - ${text}`,
  },
  { name: "json", extension: "jsonl", render: ({ at, severity, component, text }, host) => JSON.stringify({ timestamp: iso(at), level: SHORT[severity], host, logger: component, message: text }) },
  { name: "logfmt", extension: "log", render: ({ at, severity, component, text }) => `ts=${iso(at)} level=${SHORT[severity]} component=${component} msg=${JSON.stringify(text)}` },
  { name: "bracketed", extension: "log", render: ({ at, severity, component, text }) => `[${spaced(at)}] [${level(severity)}] [${component}] ${text}` },
  { name: "klog", extension: "log", render: ({ at, severity, component, text }, _, random) => `${severity.charAt(0)}${iso(at).slice(5, 7)}${iso(at).slice(8, 10)} ${iso(at).slice(11, 23)}000 ${pid(random).padStart(7)} ${component}.go:${String(integer(random, 20, 900))}] ${text}` },
  { name: "nginx", extension: "log", render: ({ at, severity, text }, _, random) => `${spaced(at).replaceAll("-", "/")} [${SHORT[severity]}] ${pid(random)}#0: *${pid(random)} ${text}` },
  { name: "syslog", extension: "log", render: ({ at, severity, component, text }, host, random) => `<${String(PRIORITY[severity])}>${syslogTime(at)} ${host} ${component}[${pid(random)}]: ${text}` },
  { name: "csv", extension: "csv", header: "time,severity,host,component,message", render: ({ at, severity, component, text }, host) => [iso(at), severity, host, component, quoted(text)].join(",") },
];
