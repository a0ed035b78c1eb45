import { patternFormat, type LogFormat } from "../format";
import { severityOfStatus } from "../severity";
import { readAnyTime } from "../timestamp";
import { ISO_TIME } from "./fragments";

/**
 * What a firewall of Palo Alto says of itself, `1,2025/10/06 08:59:32,0011,SYSTEM,ha,0,…,ha,critical,"text",1,0x0`: in a file of its own
 * and inside syslog.
 */
export const PALO_ALTO = patternFormat({
  id: "palo-alto",
  pattern: String.raw`\d*,(?<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d),\w*,SYSTEM,(?<source>[\w-]*),(?:[^,]*,){8}(?<severity>[a-z]+),(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,]*)).*`,
  finish([, , , , quoted, plain], out) {
    out.message = quoted?.replaceAll('""', '"') ?? plain ?? "";
    return "record";
  },
});

/** Forms in which programs write where something else adds time and host: only found in the messages of syslog and journals. */
export const CARRIED_FORMS: readonly LogFormat[] = [
  PALO_ALTO,
  // <warn>  [1759741094.1234] device (eth0): text: NetworkManager
  patternFormat({ id: "network-manager", pattern: String.raw`<(?<severity>[a-z]{4,5})>\s+\[\d+\.\d+\] (?<message>.*)` }),
  // [WARNING]  (811) : text: HAProxy
  patternFormat({ id: "haproxy-notice", pattern: String.raw`\[(?<severity>ALERT|WARNING|NOTICE)\]\s+(?:\d+/\d+ )?\(\d+\) : (?<message>.*)` }),
  // 10.0.0.9:51000 [06/Oct/2025:08:59:32.123] http-in shop/web1 10/0/30/69/109 503 2750 …
  patternFormat({
    id: "haproxy-request",
    pattern: String.raw`(?<message>\S+:\d+ \[\d\d/[^\]]+\] \S+ \S+ [-+\d/]+ (?<status>\d{3}) .*)`,
    finish([, , status = ""], out) {
      [out.severity, out.severityWord] = [severityOfStatus(Number(status)), status];
      return "record";
    },
  }),
  // 2025-10-06T08:59:32Z E! [outputs.influxdb] text: Telegraf
  patternFormat({ id: "telegraf", time: readAnyTime, pattern: String.raw`(?<time>${ISO_TIME}) (?<severity>[DIWE])! (?<message>.*)` }),
  // [5-1] 2025-10-06 08:59:32 UTC [1200]: FATAL:  text: PostgreSQL
  patternFormat({ id: "postgresql-syslog", pattern: String.raw`\[\d+-\d+\] (?:.{0,200}? )?(?<severity>LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC):\s+(?<message>.*)` }),
];
