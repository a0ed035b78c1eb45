import type { FormatSample } from "./format-samples";

/** Lines of routers, journals and kernels, and of logs that only begin like syslog, for tests. All invented. */
export const SYSTEM_SAMPLES: readonly FormatSample[] = [
  {
    format: "time-level-colon",
    lines: ["2025-10-06T08:59:32.123Z error: lost", "    at run (/srv/a.js:1:2)", "2025-10-06 08:59:33 [shop] warn: error rate is low", "[2025-10-06 08:59:34] info: no errors"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: null, host: null, message: "lost" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "shop", message: "error rate is low" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:34.000Z", message: "no errors" },
    ],
  },
  {
    format: "generic",
    lines: ["2025-10-06T08:59:32Z ERR error=lost routerName=x", "2025-10-06T08:59:33Z INF failed=no", "2025-10-06T08:59:34Z WRN slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", host: null, message: "error=lost routerName=x" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", host: null, message: "failed=no" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", host: null, message: "slow" },
    ],
  },
  {
    format: "generic-time",
    lines: ["2025-10-06 08:59:32 SYSTEM ERROR disk full", "2025-10-06 08:59:33 HTTP server cannot start", "2025-10-06 08:59:34 ALL is well"],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "SYSTEM ERROR disk full" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:33.000Z", message: "HTTP server cannot start" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.000Z", message: "ALL is well" },
    ],
  },
  {
    format: "generic",
    lines: ["10/6/2025 8:59:32 pm ERROR lost", "10/6/2025 12:05:00 a.m. INFO midnight", "6 октября 2025 г. 08:59:33 ОШИБКА диск", "1759741174123456789 WARN nanoseconds"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T20:59:32.000Z", message: "lost" },
      { line: 2, severity: "INFO", time: "2025-10-06T00:05:00.000Z", message: "midnight" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", message: "диск" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", message: "nanoseconds" },
    ],
  },
  {
    format: "syslog",
    lines: ["окт 06 08:59:32 web1 sshd[12]: error: lost", "Oct  6 08:59:33  mx1 rpd[1234]: peer is up", "1759741174.123456 web1 systemd[1]: Started X."],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "sshd", host: "web1", message: "error: lost" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "rpd", host: "mx1", message: "peer is up" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.123Z", source: "systemd", host: "web1", message: "Started X." },
    ],
  },
  {
    format: "syslog-no-host",
    lines: ["<11>Oct  6 08:59:32 app[12]: boom", "Oct  6 08:59:33 com.acme.shop[13]: next"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "app", host: null, message: "boom" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "com.acme.shop", host: null, message: "next" },
    ],
  },
  {
    format: "syslog-dated",
    lines: ["Mon 2025-10-06 08:59:32 MSK web1 kernel: I/O error on sda", "Mon 2025-10-06 08:59:33 MSK web1 nginx[3]: ready", "2025-10-06 08:59:34.123456+0300  localhost locationd[12]: (Core) ready"],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T05:59:32.000Z", source: "kernel", host: "web1", message: "I/O error on sda" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T05:59:33.000Z", source: "nginx", host: "web1", message: "ready" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T05:59:34.123Z", source: "locationd", host: "localhost", message: "(Core) ready" },
    ],
  },
  {
    format: "syslog-5424",
    lines: ["63 <11>1 2025-10-06T08:59:32Z h app 1 - - counted by octets"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "app", host: "h", message: "counted by octets" }],
  },
  {
    format: "cisco",
    lines: [
      "Oct  6 2025 08:59:32.123 MSK: %BGP-3-NOTIFICATION: sent to neighbor 10.0.0.1",
      "2025 Oct  6 08:59:33 core1 %ETHPORT-5-IF_UP: Interface Ethernet1/1 is up",
      "2025 Oct  6 08:59:34.123 core1 %$ VDC-1 %$ %KERN-2-SYSTEM_MSG: boom",
      "RP/0/RSP0/CPU0:Oct  6 08:59:35.123 MSK: ifmgr[123]: %PKT_INFRA-LINK-4-UPDOWN : Interface is down",
      "00:00:46: %LINK-3-UPDOWN: Interface Po1, changed state to up",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "BGP", host: null, message: "NOTIFICATION: sent to neighbor 10.0.0.1" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "ETHPORT", host: "core1", message: "IF_UP: Interface Ethernet1/1 is up" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T08:59:34.123Z", source: "KERN", host: "core1", message: "SYSTEM_MSG: boom" },
      { line: 4, severity: "WARNING", time: "2025-10-06T05:59:35.123Z", source: "PKT_INFRA", message: "UPDOWN : Interface is down" },
      { line: 5, severity: "ERROR", time: "2025-10-06T05:59:35.123Z", source: "LINK", message: "UPDOWN: Interface Po1, changed state to up" },
    ],
  },
  {
    format: "huawei",
    lines: ["Oct  6 2025 08:59:32+03:00 SW1 %%01IFNET/4/LINK_STATE(l)[12]:The line protocol is down."],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T05:59:32.000Z", source: "IFNET", host: "SW1", message: "LINK_STATE(l)[12]:The line protocol is down." }],
  },
  {
    format: "journal-monotonic",
    lines: ["[   12.345678] web1 kernel: Linux version 6", "[   13.345678] web1 systemd[1]: Failed to start X."],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: null, source: "kernel", host: "web1", message: "Linux version 6" },
      { line: 2, severity: "ERROR", inferred: true, time: null, source: "systemd", host: "web1", message: "Failed to start X." },
    ],
  },
  {
    format: "kernel-dated",
    lines: ["[Пн окт  6 08:59:32 2025] usb 1-1: device not responding"],
    records: [{ line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "kernel", message: "usb 1-1: device not responding" }],
  },
  {
    format: "kernel-iso",
    lines: ["2025-10-06T08:59:32,123456+03:00 EXT4-fs (sda1): mounted filesystem", "2025-10-06T08:59:33,123456+03:00 I/O error, dev sda, sector 1"],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T05:59:32.123Z", source: "kernel", host: null, message: "EXT4-fs (sda1): mounted filesystem" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T05:59:33.123Z", source: "kernel", host: null, message: "I/O error, dev sda, sector 1" },
    ],
  },
  {
    format: "syslog",
    lines: [
      "Oct  6 2025 08:59:32 UTC fw1 sshd[12]: Failed password for root",
      "Oct  6 2025 08:59:33 fw1 sshd[12]: session opened",
      "Oct  6 08:59:34 MSK fw1 kernel: usb 1-1: new device",
      "Oct  6 08:59:35 CEST fw1 cron[9]: started",
    ],
    records: [
      { line: 1, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "sshd", host: "fw1", message: "Failed password for root" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "sshd", host: "fw1", message: "session opened" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T05:59:34.000Z", source: "kernel", host: "fw1", message: "usb 1-1: new device" },
      { line: 4, severity: "INFO", inferred: true, time: "2025-10-06T06:59:35.000Z", source: "cron", host: "fw1", message: "started" },
    ],
  },
  {
    format: "router-os",
    lines: [
      "08:59:32 system,error,critical login failure for user admin from 10.0.0.9 via ssh",
      "08:59:33 interface,info ether1 link down",
      "08:59:34 dhcp,warning dhcp1 offering lease",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: null, source: "system", message: "login failure for user admin from 10.0.0.9 via ssh" },
      { line: 2, severity: "INFO", time: null, source: "interface", message: "ether1 link down" },
      { line: 3, severity: "WARNING", time: null, source: "dhcp", message: "dhcp1 offering lease" },
    ],
  },
];
