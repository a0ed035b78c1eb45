import { patternFormat, type LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { severityOfNumber, severityOfPriority } from "../severity";
import { type TimeReader, readAnyTime, readEpoch, readSyslogTime, readTimeOfDay } from "../timestamp";
import { CTIME, SYSLOG_TIME } from "./fragments";

/** Routers write the year in front, behind the day, or not at all. */
const ROUTER_TIME = String.raw`(?:${SYSLOG_TIME}|\d{4} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?)`;
const ZONE_NAME = "(?:UTC|GMT|MSK|CES?T|EES?T|[ECMP][SD]T)";

/** A zone as it may stand behind a time without one of its own. */
const ANY_ZONE = String.raw`(?:[A-Z]{3,4}|[+-]\d\d(?::?\d\d)?)`;

const FACILITY = String.raw`(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local[0-7])`;

/** A program with its pid, or one word and a colon. A name with spaces needs the pid behind it, else it is text. */
const TAG = String.raw`(?:(?<source>[^\s:\[\]]+(?: [^\s:\[\]]+){0,3}?)\s?\[[^\]]*\](?: \([^)]*\))?:?|(?<program>[^\s:\[\]]+)(?: \([^)]*\)| \d[\d.]*)?:(?= |$))`;

/** Words that stand where a host would in logs that only begin like syslog: `2025-10-06T08:59:32Z ERR text`, `… error: text`. */
const SEVERITY_NOT_HOST = "(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|TRC|DBG|INF|WRN|ERR|FTL|PNC|[DIWEF]\\d{0,4}|trace|debug|verbose|info|notice|warn|warning|error|fatal|critical|panic):?\\s";

/** F5 writes the severity without a facility: `bigip1 err mcpd[4711]: text`. */
const SEVERITY_BEFORE_TAG = String.raw`(?:emerg|alert|crit|err|warning|notice|info|debug) [\w./-]+\[\d+\]: `;

const RUSSIAN_SYSLOG_TIME = String.raw`[а-я]{3} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?`;
const DATED = String.raw`(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: ?(?:${ZONE_NAME}|[+-]\d\d(?::?\d\d)?))?)`;

/** `oct/06/2025 08:59:32`, `oct/06 08:59:32`, `08:59:32`, and as others write it. */
const readRouterOsTime: TimeReader = (text, out) => readTimeOfDay(text, out) || readAnyTime(text.replace(/^([a-z]{3})\/(\d\d)(?:\/(\d{4}))?/, (_, month: string, day: string, year?: string) => [month, day, year].filter(Boolean).join(" ")), out);
const ROUTER_OS_LEVELS = ["critical", "error", "warning", "info", "debug"];

const readSyslog5424Time: TimeReader = (text, out) => text === "-" || readAnyTime(text, out);

/**
 * Syslog (RFC 3164, RFC 5424), what journald and routers print in its shape, and the kernel's own ring buffer.
 */
export const SYSLOG_FORMATS: readonly LogFormat[] = [
  // <165>1 2025-10-06T08:59:32.003Z host app 4711 ID47 [sd@1 key="value"] text
  patternFormat({
    id: "syslog-5424",
    systemColumn: "host",
    time: readSyslog5424Time,
    pattern: String.raw`(?:\d+ )?<(?<priority>\d{1,3})>\d{1,2} (?<time>\S+) (?<host>\S+) (?<source>\S+) \S+ \S+ (?<data>-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.)*")*\])+) ?\ufeff?(?<message>.*)`,
    finish([, priority, , , , data = "-"], out) {
      // Some programs put all they have to say into the structured data.
      if (out.message === "" && data !== "-") [out.message, out.messageStart] = [data, -1];
      out.severity = severityOfPriority(Number(priority));
      out.severityWord = `<${priority}>`;
      if (out.host === "-") out.host = null;
      if (out.source === "-") out.source = null;
      return "record";
    },
  }),
  // <189>123: sw1: *Oct  6 08:59:32.123: %LINK-3-UPDOWN: text; 2025 Oct  6 08:59:32 sw1 %LINK-3-UPDOWN: text;
  // RP/0/RSP0/CPU0:Oct  6 08:59:32.123 MSK: ifmgr[12]: %PKT-LINK-3-UPDOWN : text; Oct  6 08:59:32 sw1 Bgp: %BGP-3-NOTIFICATION: text (Arista, Juniper); 00:00:46: %LINK-3-UPDOWN: text
  patternFormat({
    id: "cisco",
    systemColumn: "host",
    time: readAnyTime,
    pattern: String.raw`(?:<\d{1,3}>:?)?(?:(?<received>${ROUTER_TIME}) {1,2})?(?:\d+: )?(?:(?<host>(?!${ZONE_NAME}:)[\w.-]*[A-Za-z][\w.-]*) ?:? )?(?:\d+: )?(?:[A-Z]+/\d[\w/]*:)?[*.]?(?:(?:(?<time>${ROUTER_TIME}(?: ${ANY_ZONE})?)|\d+:\d\d:\d\d|\d+[ywd]\d+[wdh]): )?(?:%\$ \S+ %\$ |(?![A-Z]{3,4}:)[\w-]+(?:\[\d+\])?: )?%(?<source>[A-Z][A-Z0-9_]*)-(?:[A-Za-z0-9_]+-)*(?<level>[0-7])-(?<message>\w+ ?:? .*)`,
    finish([, received, , time, , level], out) {
      if (time === undefined && received !== undefined) readSyslogTime(received, out);
      out.severity = severityOfNumber(Number(level), "syslog");
      out.severityWord = level ?? null;
      return "record";
    },
  }),
  // Oct  6 2025 08:59:32+03:00 SW1 %%01IFNET/4/LINK_STATE(l)[12]:text
  patternFormat({
    id: "huawei",
    systemColumn: "host",
    time: readAnyTime,
    pattern: String.raw`(?:<\d{1,3}>)?(?<time>${SYSLOG_TIME}(?:[+-]\d\d:\d\d)?) (?<host>\S+) %%\d\d(?<source>\w+)/(?<level>[0-7])/(?<message>\w+.*)`,
    finish([, , , , level], out) {
      out.severity = severityOfNumber(Number(level), "syslog");
      out.severityWord = level ?? null;
      return "record";
    },
  }),
  // oct/06/2025 08:59:32 system,error,critical text; Oct  6 08:59:32 rb1 interface,info text: the topics hold the severity
  patternFormat({
    id: "router-os",
    systemColumn: "host",
    time: readRouterOsTime,
    pattern: String.raw`(?:<\d{1,3}>)?(?<time>[a-z]{3}/\d\d(?:/\d{4})? \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|${SYSLOG_TIME}|\d\d:\d\d:\d\d) (?:(?<host>[\w.-]+) )?(?=\S*,(?:critical|error|warning|info|debug)\b)(?<source>[a-z\d-]+)(?<level>(?:,[a-z\d!-]+)+):? (?<message>.*)`,
    finish([, , , , topics = ""], out) {
      out.severityWord = ROUTER_OS_LEVELS.find((level) => topics.split(",").includes(level)) ?? null;
      return "record";
    },
  }),
  // - 1759741172 2025.10.06 dn228 Oct 6 08:59:32 dn228/dn228 crond[2915]: text
  patternFormat({
    id: "syslog-cluster",
    systemColumn: "host",
    time: readEpoch,
    pattern: String.raw`\S+ (?<time>\d{10}) \d{4}\.\d\d\.\d\d (?<host>\S+) [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \S+ (?:${TAG} ?)?(?<message>.*)`,
    finish: finishTag(3),
  }),
  // <14>Oct  6 08:59:32 host sshd[4711]: text, with or without the priority; 2025-10-06T08:59:32+0300 host sshd[4711]: text
  patternFormat({
    id: "syslog",
    systemColumn: "host",
    weight: 0.95,
    time: readSyslogTime,
    structural: /^-- (?:Logs begin|Journal begins|Boot|Reboot|No entries)/,
    pattern: String.raw`(?:<(?<priority>\d{1,3})>)?(?<time>${SYSLOG_TIME}(?: (?:${ZONE_NAME}|[+-]\d\d:?\d\d)(?= [\w.:-]+ ))?|${RUSSIAN_SYSLOG_TIME}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\d{10}\.\d{6}) {1,2}(?!${SEVERITY_NOT_HOST})(?:${FACILITY}\.(?<severity>\w+) )?(?!\d{4}-\d\d-\d\d )(?<host>[\w.:-]+) (?:(?:${FACILITY}\.|(?=${SEVERITY_BEFORE_TAG}))(?<level>\w+) )?(?: ?-- )?(?:${TAG} ?)?(?:\[\s*\d+\.\d{6}\] )?(?<message>.*)`,
    finish(groups, out) {
      if (groups[1] !== undefined) {
        out.severity = severityOfPriority(Number(groups[1]));
        out.severityWord = `<${groups[1]}>`;
      }
      out.severityWord ??= groups[3] ?? groups[5] ?? null;
      out.source = groups[6] ?? groups[7] ?? null;
      return "record";
    },
  }),
  // Oct  6 08:59:32 sshd[4711]: text; 2025-10-06T08:59:32.123456+00:00 app[web.1]: text: no host
  patternFormat({
    id: "syslog-no-host",
    weight: 0.95,
    time: readSyslogTime,
    pattern: String.raw`(?:<(?<priority>\d{1,3})>)?(?<time>${SYSLOG_TIME}|${RUSSIAN_SYSLOG_TIME}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)) {1,2}(?<source>[\w./-]+)\[\w[\w.-]*\]: ?(?<message>.*)`,
    finish: finishPriority(1),
  }),
  // Mon 2025-10-06 08:59:32 MSK host sshd[4711]: text; 2025-10-06 08:59:32.123456+0300  host kernel[0]: text
  patternFormat({
    id: "syslog-dated",
    systemColumn: "host",
    time: readAnyTime,
    pattern: String.raw`(?:(?<day>[A-Z][a-z]{2}) )?${DATED} {1,2}(?<host>[A-Za-z][\w.-]*) (?:(?<source>[^\s:\[\]]+(?: [^\s:\[\]]+)?)\[\d+\](?: \([^)]*\))?|(?<program>[\w.-]+)): ?(?<message>.*)`,
    finish([, day, , , source, program], out) {
      // Without a day of the week a word before a colon may be anything.
      if (source === undefined && day === undefined && program !== "kernel") return "none";
      out.source = source ?? program ?? null;
      return "record";
    },
  }),
  // Mon Oct  6 08:59:32 2025 daemon.err dnsmasq[4711]: text
  patternFormat({
    id: "openwrt",
    time: readAnyTime,
    pattern: String.raw`(?<time>${CTIME}) ${FACILITY}\.(?<severity>\w+) (?:(?<source>[^\s:\[\]]+)(?:\[\d+\])?: )?(?<message>.*)`,
  }),
  // [   12.345678] host sshd[4711]: text: seconds since boot are no timestamp
  patternFormat({
    id: "journal-monotonic",
    systemColumn: "host",
    pattern: String.raw`\[\s*\d+\.\d{6}\] (?<host>[A-Za-z][\w.-]*) (?:(?<source>[^\s:\[\]]+)\[\d+\]|(?<program>kernel)): ?(?<message>.*)`,
    finish([, , source, program], out) {
      out.source = source ?? program ?? null;
      return "record";
    },
  }),
  // [12345.678901] text; <4>[12345.678901] text; kern  :err   : [12345.678901] text: seconds since boot are no timestamp
  patternFormat({
    id: "kernel",
    pattern: String.raw`(?:<(?<priority>\d{1,3})>|\w+\s*:(?<severity>\w+)\s*: )?\[\s*\d+\.\d{3,9}\](?:\[\s*[TC]\d+\])? (?<message>.*)`,
    finish([, priority], out) {
      if (priority !== undefined) {
        out.severity = severityOfPriority(Number(priority));
        out.severityWord = `<${priority}>`;
      }
      out.source = "kernel";
      return "record";
    },
  }),
  // [Mon Oct  6 08:59:32 2025] text, the day and the month in Russian as well
  patternFormat({
    id: "kernel-dated",
    weight: 0.7,
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${CTIME}|[А-Яа-я]{2} [а-я]{3} [ \d]\d \d\d:\d\d:\d\d \d{4})\] (?<message>(?!\[).*)`,
    finish: finishKernel,
  }),
  // 2025-10-06T08:59:32,123456+03:00 text
  patternFormat({ id: "kernel-iso", pattern: String.raw`(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d) (?<message>.*)`, finish: finishKernel }),
];

function finishTag(first: number): (groups: readonly (string | undefined)[], out: { source: string | null }) => "record" {
  return (groups, out) => {
    out.source = groups[first] ?? groups[first + 1] ?? null;
    return "record";
  };
}

function finishPriority(group: number): (groups: readonly (string | undefined)[], out: LineFields) => "record" {
  return (groups, out) => {
    const priority = groups[group];
    if (priority !== undefined) {
      out.severity = severityOfPriority(Number(priority));
      out.severityWord = `<${priority}>`;
    }
    return "record";
  };
}

function finishKernel(_: readonly (string | undefined)[], out: LineFields): "record" {
  out.source = "kernel";
  return "record";
}
