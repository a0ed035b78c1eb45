import type { FormatSample } from "./format-samples";

/** Backup, storage, databases, platforms and tools of a desktop, for tests. All invented. */
export const PRODUCT_SAMPLES: readonly FormatSample[] = [
  {
    format: "cmtrace",
    lines: [
      '<![LOG[Failed to download content, error 0x80072ee7]LOG]!><time="08:59:32.123-180" date="10-06-2025" component="ContentTransfer" context="" type="3" thread="4711" file="transfer.cpp:123">',
      "<![LOG[Policy is late",
      'and stays so]LOG]!><time="08:59:34.123+000" date="10-06-2025" component="PolicyAgent" context="" type="2" thread="4712" file="policy.cpp:12">',
      '<![LOG[done]LOG]!><time="08:59:35.123" date="10-06-2025" component="PolicyAgent" context="" type="1" thread="4712" file="">',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "ContentTransfer", message: "Failed to download content, error 0x80072ee7" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "PolicyAgent", message: "Policy is late" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:35.123Z", source: "PolicyAgent", message: "done" },
    ],
  },
  {
    format: "chromium",
    lines: ["[4711:4712:1006/085932.123456:ERROR:gpu_host.cc(991)] GPU process exited", "[1006/085933.123:WARNING:dns_config.cc(12)] Failed to read the configuration", "[4711:4712:20251006/085934.123:INFO:CONSOLE(12)] \"ready\", source: a.js (12)"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "gpu_host.cc", message: "GPU process exited" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "dns_config.cc", message: "Failed to read the configuration" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "CONSOLE", message: "\"ready\", source: a.js (12)" },
    ],
  },
  {
    format: "bacula",
    lines: ["06-Oct 08:59 backup-dir JobId 12: Fatal error: Network error with the storage daemon", "06-Oct 09:00 backup-sd JobId 12: Warning: the volume is nearly full", "06-Oct 09:01 backup-dir JobId 13: Start Backup JobId 13"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:00.000Z", source: "backup-dir", message: "Network error with the storage daemon" },
      { line: 2, severity: "WARNING", time: "2025-10-06T09:00:00.000Z", source: "backup-sd", message: "the volume is nearly full" },
      { line: 3, severity: "INFO", time: "2025-10-06T09:01:00.000Z", source: "backup-dir", message: "Start Backup JobId 13" },
    ],
  },
  {
    format: "gluster",
    lines: ["[2025-10-06 08:59:32.123456 +0000] E [MSGID: 114058] [client-handshake.c:1234:query_portmap] 0-gv0-client-1: failed to get the port number", "[2025-10-06 08:59:33.123456] W [socket.c:701:__socket_rwv] 0-glusterfs: readv failed"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "gv0-client-1", message: "failed to get the port number" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "glusterfs", message: "readv failed" },
    ],
  },
  {
    format: "veeam",
    lines: ["[06.10.2025 08:59:32] <01> Error    Failed to connect to host esx1", "[06.10.2025 08:59:33.123] <12> Warning  Retry 1 of 3", "[06.10.2025 08:59:34] <01> Info     [Job] finished"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "Failed to connect to host esx1" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", message: "Retry 1 of 3" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.000Z", message: "[Job] finished" },
    ],
  },
  {
    format: "nest",
    lines: ["[Nest] 4711  - 10/06/2025, 8:59:32 AM   ERROR [ExceptionsHandler] Cannot read the order", "[Nest] 4711  - 10/06/2025, 8:59:33 PM     LOG [NestFactory] Starting", "[Nest] 4711  - 10/06/2025, 8:59:34 PM    WARN slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "ExceptionsHandler", message: "Cannot read the order" },
      { line: 2, severity: "INFO", time: "2025-10-06T20:59:33.000Z", source: "NestFactory", message: "Starting" },
      { line: 3, severity: "WARNING", time: "2025-10-06T20:59:34.000Z", source: null, message: "slow" },
    ],
  },
  {
    format: "nexus",
    lines: ["2025-10-06 08:59:32,123+0000 ERROR [qtp-12] *UNKNOWN org.acme.Repository - cannot open the store", "2025-10-06 08:59:33,123+0000 WARN  [Event Bus] admin org.acme.Cleanup - slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "org.acme.Repository", message: "cannot open the store" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "org.acme.Cleanup", message: "slow" },
    ],
  },
  {
    format: "glassfish",
    lines: [
      "[2025-10-06T08:59:32.123+0300] [glassfish 5.0] [SEVERE] [CORE-00026] [org.acme.core] [tid: _ThreadID=12 _ThreadName=main] [timeMillis: 1759730372123] [levelValue: 1000] [[",
      "  Exception during lifecycle processing",
      "org.acme.StartException: no pool]]",
      "[2025-10-06T08:59:33.123+0300] [glassfish 5.0] [WARNING] [] [org.acme.pool] [tid: _ThreadID=12 _ThreadName=main] [timeMillis: 1759730373123] [levelValue: 900] [[",
      "  The pool is slow]]",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "org.acme.core", message: "Exception during lifecycle processing" },
      { line: 4, severity: "WARNING", time: "2025-10-06T05:59:33.123Z", source: "org.acme.pool", message: "The pool is slow" },
    ],
  },
  {
    format: "db2",
    lines: [
      "2025-10-06-08.59.32.123456+180 I12345E678         LEVEL: Error",
      "PID     : 4711                 TID : 140 PROC : db2sysc 0",
      "INSTANCE: db2inst1             NODE : 000           DB   : SHOP",
      "FUNCTION: DB2 UDB, buffer pool services, readPage, probe:123",
      "MESSAGE : ZRC=0x86020019 Page is damaged",
      "",
      "2025-10-06-08.59.33.123456+180 I12346E678         LEVEL: Warning",
      "PID     : 4711                 TID : 140 PROC : db2sysc 0",
      "FUNCTION: DB2 UDB, data protection services, archive, probe:12",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", message: "ZRC=0x86020019 Page is damaged" },
      { line: 7, severity: "WARNING", time: "2025-10-06T05:59:33.123Z", message: "FUNCTION: DB2 UDB, data protection services, archive, probe:12" },
    ],
  },
  {
    format: "sybase",
    lines: ["00:0002:00000:00012:2025/10/06 08:59:32.12 server  Error: 1105, Severity: 17, State: 2", "00:0002:00000:00012:2025/10/06 08:59:33.12 kernel  Configuration read"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.120Z", source: "server", message: "Error: 1105, Severity: 17, State: 2" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.120Z", source: "kernel", message: "Configuration read", inferred: true },
    ],
  },
  {
    format: "kubernetes-events",
    lines: ["LAST SEEN   TYPE      REASON      OBJECT      MESSAGE", "2m15s       Warning   BackOff     pod/web-1   Back-off restarting failed container", "5m          Normal    Scheduled   pod/web-2   Successfully assigned default/web-2"],
    records: [
      { line: 2, severity: "WARNING", time: null, source: "BackOff", message: "Back-off restarting failed container" },
      { line: 3, severity: "INFO", time: null, source: "Scheduled", message: "Successfully assigned default/web-2" },
    ],
  },
  {
    format: "sap-trace",
    lines: ["M Mon Oct  6 08:59:32:123 2025", "M  kernel runs", "M  *** ERROR => ThStart: cannot start [start.c 123]", "C Mon Oct  6 08:59:33:456 2025", "C  *** WARNING => connection lost [link.c 1]"],
    records: [
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "M", message: "kernel runs" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "M", message: "ThStart: cannot start [start.c 123]" },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:33.456Z", source: "C", message: "connection lost [link.c 1]" },
    ],
  },
  {
    format: "setupapi",
    lines: [">>>  [Device Install - PCI/VEN_8086]", ">>>  Section start 2025/10/06 08:59:32.123", "     dvi: {Build Driver List} 08:59:32.200", "!!!  dvi: Device not started", "!    sto: Unable to import the package", "<<<  Section end 2025/10/06 08:59:33.500"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", message: "[Device Install - PCI/VEN_8086]" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "dvi", message: "{Build Driver List} 08:59:32.200" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "dvi", message: "Device not started" },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "sto", message: "Unable to import the package" },
    ],
  },
];
