import type { FormatSample } from "./format-samples";

/** Lines of proxies, hypervisors, storage and monitoring, for tests. All invented. */
export const INFRASTRUCTURE_SAMPLES: readonly FormatSample[] = [
  {
    format: "aws-lambda",
    lines: [
      "START RequestId: 11111111-2222-3333-4444-555555555555 Version: $LATEST",
      "2025-10-06T08:59:32.123Z\t11111111-2222-3333-4444-555555555555\tERROR\tInvoke Error \t{\"errorType\":\"Error\"}",
      "[WARNING]\t2025-10-06T08:59:33.123Z\t11111111-2222-3333-4444-555555555555\tslow",
      "END RequestId: 11111111-2222-3333-4444-555555555555",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", message: "START RequestId: 11111111-2222-3333-4444-555555555555 Version: $LATEST" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", message: 'Invoke Error \t{"errorType":"Error"}' },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", message: "slow" },
      { line: 4, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.123Z", message: "END RequestId: 11111111-2222-3333-4444-555555555555" },
    ],
  },
  {
    format: "envoy",
    lines: [
      "[2025-10-06 08:59:32.123][15][warning][config] [source/common/x.h:196] stream closed: 14",
      "[2025-10-06 08:59:33.123][1][critical][main] error initializing",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "config", message: "stream closed: 14" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", source: "main", message: "error initializing" },
    ],
  },
  {
    format: "envoy-access",
    lines: [
      "[2025-10-06T08:59:32.123Z] \"GET /api HTTP/1.1\" 503 UF - \"-\" 0 91",
      "[2025-10-06T08:59:33.123Z] \"GET /api HTTP/1.1\" 200 - - \"-\" 0 91",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", message: "\"GET /api HTTP/1.1\" 503 UF - \"-\" 0 91" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", message: "\"GET /api HTTP/1.1\" 200 - - \"-\" 0 91" },
    ],
  },
  {
    format: "aws-balancer",
    lines: [
      "https 2025-10-06T08:59:32.186641Z app/lb/50dc 10.0.0.9:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 \"GET https://shop.example:443/ HTTP/1.1\"",
      "2025-10-06T08:59:33.186641Z my-elb 10.0.0.9:2817 - -1 -1 -1 502 - 34 366 \"GET http://shop.example:80/ HTTP/1.1\"",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.186Z", host: "app/lb/50dc", message: "10.0.0.9:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 \"GET https://shop.example:443/ HTTP/1.1\"" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.186Z", host: "my-elb", message: "10.0.0.9:2817 - -1 -1 -1 502 - 34 366 \"GET http://shop.example:80/ HTTP/1.1\"" },
    ],
  },
  {
    format: "aws-flow",
    lines: [
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
      "2 123456789010 eni-1235b8ca 10.0.0.9 10.0.0.1 49761 3389 6 20 4249 1759741172 1759741232 ACCEPT OK",
    ],
    records: [
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "eni-1235b8ca", message: "2 123456789010 eni-1235b8ca 10.0.0.9 10.0.0.1 49761 3389 6 20 4249 1759741172 1759741232 ACCEPT OK" },
    ],
  },
  {
    format: "squid",
    lines: [
      "1759741172.123    110 10.0.0.9 TCP_DENIED/403 1234 GET http://shop.example/ - HIER_NONE/- text/html",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", message: "10.0.0.9 TCP_DENIED/403 1234 GET http://shop.example/ - HIER_NONE/- text/html" },
    ],
  },
  {
    format: "vmkernel",
    lines: [
      "2025-10-06T08:59:32.123Z cpu1:12345 opID=abc)WARNING: NMP: device state in doubt",
      "2025-10-06T08:59:33.123Z cpu0:123)ALERT: Heartbeat: late",
      "2025-10-06T08:59:34.123Z cpu0:123)Vob: ok",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", message: "NMP: device state in doubt" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", message: "Heartbeat: late" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.123Z", message: "Vob: ok" },
    ],
  },
  {
    format: "vmware",
    lines: [
      "2025-10-06T08:59:32.123Z error hostd[2098] [Originator@6876 sub=Hostsvc opID=x] boom",
      "2025-10-06T08:59:33.123Z Wa(164) Hostd[2098]: [Originator@6876 sub=x] error rate",
      "2025-10-06T08:59:34.123Z info vpxa[2098] no failure",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "hostd", host: null, message: "boom" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "Hostd", message: "error rate" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "vpxa", message: "no failure" },
    ],
  },
  {
    format: "ceph-cluster",
    lines: [
      "2025-10-06T08:59:32.123456+0300 mon.a (mon.0) 124 : cluster [WRN] Health check failed: 1 osds down",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T05:59:32.123Z", host: "mon.a", message: "Health check failed: 1 osds down" },
    ],
  },
  {
    format: "ceph",
    lines: [
      "2025-10-06T08:59:32.123+0300 7f1234567700 -1 osd.1 12 heartbeat_check: no reply",
      "2025-10-06T08:59:33.123+0300 7f1234567700  0 log_channel(cluster) log [WRN] : slow request",
      "2025-10-06T08:59:34.123+0300 7f1234567700  1 mon.a@0 ok",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", host: null, message: "osd.1 12 heartbeat_check: no reply" },
      { line: 2, severity: "WARNING", time: "2025-10-06T05:59:33.123Z", source: "cluster", message: "slow request" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T05:59:34.123Z", message: "mon.a@0 ok" },
    ],
  },
  {
    format: "zabbix",
    lines: [
      "  1234:20251006:085932.123 cannot send list of active checks",
      "  1235:20251006:085933.123 server #0 started [main process]",
    ],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.123Z", message: "cannot send list of active checks" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.123Z", message: "server #0 started [main process]" },
    ],
  },
  {
    format: "auditd",
    lines: [
      "----",
      "time->Mon Oct  6 08:59:32 2025",
      "node=web1 type=AVC msg=audit(1759741172.123:4568): avc:  denied  { read } for  pid=2",
    ],
    records: [
      { line: 3, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.123Z", source: "AVC", host: "web1", message: "avc:  denied  { read } for  pid=2" },
    ],
  },
  {
    format: "sql-server",
    lines: [
      "2025-10-06 08:59:32.12 Logon       Error: 18456, Severity: 14, State: 8.",
      "2025-10-06 08:59:33.12 spid12s     Starting up database 'master'.",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.120Z", source: "Logon", message: "Error: 18456, Severity: 14, State: 8." },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.120Z", source: "spid12s", message: "Starting up database 'master'." },
    ],
  },
  {
    format: "sql-server",
    lines: [
      "2025-10-06 08:59:32.12 spid51      Error: 9002, Severity: 17, State: 2.",
      "2025-10-06 08:59:32.12 spid51      The transaction log for database 'shop' is full due to 'LOG_BACKUP'.",
      "2025-10-06 08:59:33.12 spid52      Error: 5701, Severity: 10, State: 2.",
      "2025-10-06 08:59:33.12 spid53      Error log has been reinitialized.",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.120Z", source: "spid51", message: "The transaction log for database 'shop' is full due to 'LOG_BACKUP'." },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.120Z", source: "spid52", message: "Error: 5701, Severity: 10, State: 2." },
      { line: 4, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.120Z", source: "spid53", message: "Error log has been reinitialized." },
    ],
  },
  {
    format: "apple",
    lines: [
      "Timestamp                       Thread     Type        Activity             PID    TTL  ",
      "2025-10-06 08:59:32.123456+0300 0x1235     Fault       0x4567               124    0    locationd: (libx) bad",
      "2025-10-06 08:59:33.123456+0300 0x1234     Default     0x0                  123    0    kernel: (ACPI) no error",
    ],
    records: [
      { line: 2, severity: "CRITICAL", time: "2025-10-06T05:59:32.123Z", source: "locationd", message: "(libx) bad" },
      { line: 3, severity: "INFO", time: "2025-10-06T05:59:33.123Z", source: "kernel", message: "(ACPI) no error" },
    ],
  },
  {
    format: "clock-thread-level",
    lines: [
      "[08:59:32] [Server thread/WARN]: Can't keep up!",
    ],
    records: [
      { line: 1, severity: "WARNING", time: null, message: "Can't keep up!" },
    ],
  },
  {
    format: "w3c",
    lines: [
      "#Fields: date time x-edge-location cs-method cs-uri-stem sc-status",
      "2025-10-06\t08:59:32\tFRA2\tGET\t/index.html\t502",
    ],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "GET /index.html 502" },
    ],
  },
  {
    format: "logcat-studio",
    lines: [
      "2025-10-06 08:59:32.123  1702-1702/com.acme.app E/Camera: no lens",
      "2025-10-06 08:59:33.123  1702-1702  Camera                  com.acme.app                         W  slow",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Camera", message: "no lens" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "Camera", message: "slow" },
    ],
  },
];
