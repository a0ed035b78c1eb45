import type { FormatSample } from "./format-samples";

/** Databases, queues, clouds, hardware and security, for tests. All invented. */
export const PLATFORM_SAMPLES: readonly FormatSample[] = [
  {
    format: "tidb",
    lines: ['[2025/10/06 08:59:32.123 +00:00] [ERROR] [server.go:12] ["cannot connect"] [conn=1] [error="timed out"]', "[2025/10/06 08:59:33.123 +00:00] [WARN] [pd/client.go:99] [slow]"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "server.go", message: 'cannot connect [conn=1] [error="timed out"]' },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "pd/client.go", message: "slow" },
    ],
  },
  {
    format: "cockroach",
    lines: ["I251006 08:59:32.123456 1 server/server.go:12 ⋮ [n1] 1  starting", "E251006 08:59:33.123456 12 kv/store.go:99 ⋮ [n1,s1] 2  disk stall detected", "W251006 08:59:34.123456 12 kv/store.go:12  slow"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "server/server.go", message: "starting" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "kv/store.go", message: "disk stall detected" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "kv/store.go", message: "slow" },
    ],
  },
  {
    format: "couchdb",
    lines: ["[error] 2025-10-06T08:59:32.123456Z node1@127.0.0.1 <0.1.0> -------- could not load a view", "[warning] 2025-10-06T08:59:33.123456Z node1@127.0.0.1 <0.12.0> abc12 slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", host: "node1@127.0.0.1", message: "could not load a view" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", host: "node1@127.0.0.1", message: "slow" },
    ],
  },
  {
    format: "rabbitmq",
    lines: ["2025-10-06 08:59:32.123456+00:00 [error] <0.123.0> Channel error on connection", "2025-10-06 08:59:33.123456+00:00 [warning] <0.124.0> memory resource limit alarm set"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", message: "Channel error on connection" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", message: "memory resource limit alarm set" },
    ],
  },
  {
    format: "solr",
    lines: ["2025-10-06 08:59:32.123 ERROR (qtp12-34) [c:shop s:shard1 r:core_node1 x:shop] o.a.s.h.RequestHandler no such core", "2025-10-06 08:59:33.123 WARN  (main) [   ] o.a.s.c.Container slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "o.a.s.h.RequestHandler", message: "no such core" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "o.a.s.c.Container", message: "slow" },
    ],
  },
  {
    format: "neo4j",
    lines: ["2025-10-06 08:59:32.123+0000 ERROR [o.n.k.i.Database] [shop/abc12] cannot commit", "2025-10-06 08:59:33.123+0000 WARN  [o.n.b.Server] slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "o.n.k.i.Database", message: "cannot commit" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "o.n.b.Server", message: "slow" },
    ],
  },
  {
    format: "vertica",
    lines: ["2025-10-06 08:59:32.123 Main:0x7f12 [Txn] <ERROR> @v_shop_node0001: cannot commit", "2025-10-06 08:59:33.123 Init Session:0x7f12-a0b1 [Init] <INFO> ready"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Txn", message: "cannot commit" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "Init", message: "ready" },
    ],
  },
  {
    format: "jitsi",
    lines: ["JVB 2025-10-06 08:59:32.123 SEVERE: [12] Videobridge.start#12: cannot bind", "JVB 2025-10-06 08:59:33.123 WARNING: [13] [confId=a1] Endpoint.lambda$run#99: slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Videobridge.start", message: "cannot bind" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "Endpoint.lambda$run", message: "slow" },
    ],
  },
  {
    format: "salt",
    lines: ["2025-10-06 08:59:32,123 [salt.minion      :123 ][ERROR   ][4711] cannot reach the master", "2025-10-06 08:59:33,123 [salt.state       :12  ][WARNING ][4711] slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "salt.minion", message: "cannot reach the master" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "salt.state", message: "slow" },
    ],
  },
  {
    format: "openedge",
    lines: ["[25/10/06@08:59:32.123+0300] P-004711     T-000001 I BROKER  0: (333)   Multi-user session begin.", "[25/10/06@08:59:33.123+0300] P-004711     T-000001 F SRV     1: (819)   Error writing a file"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T05:59:32.123Z", source: "BROKER", message: "Multi-user session begin." },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T05:59:33.123Z", source: "SRV", message: "Error writing a file" },
    ],
  },
  {
    format: "tuxedo",
    lines: ["085932.host1!BBL.4711.1.0: LIBTUX_CAT:262: INFO: Standard main starting", "085933.host1!SRV.4712.1.0: LIBTUX_CAT:1478: ERROR: cannot attach", "085934.host1!SRV.4712.1.0: gtrid x0: WARN: slow"],
    records: [
      { line: 1, severity: "INFO", time: null, source: "BBL", host: "host1", message: "Standard main starting" },
      { line: 2, severity: "ERROR", time: null, source: "SRV", host: "host1", message: "cannot attach" },
      { line: 3, severity: "WARNING", time: null, source: "SRV", host: "host1", message: "slow" },
    ],
  },
  {
    format: "linkerd",
    lines: ["[   0.012345s]  WARN ThreadId(01) linkerd2_proxy: slow", "[   0.012346s] ERROR ThreadId(01) inbound:server{port=80}: linkerd_app::server: refused"],
    records: [
      { line: 1, severity: "WARNING", time: null, source: "linkerd2_proxy", message: "slow" },
      { line: 2, severity: "ERROR", time: null, source: "linkerd_app::server", message: "refused" },
    ],
  },
  {
    format: "windows-installer",
    lines: ["=== Verbose logging started: 06.10.2025  8:59:32  Build type: SHIP UNICODE 5.00", "MSI (s) (A4:B8) [08:59:32:123]: Note: 1: 1708", "MSI (c) (A4!B8) [08:59:33:123]: Product: Shop -- Error 1303. The installer has insufficient privileges"],
    records: [
      { line: 2, severity: "INFO", time: null, message: "Note: 1: 1708", inferred: true },
      { line: 3, severity: "ERROR", time: null, message: "Product: Shop -- Error 1303. The installer has insufficient privileges", inferred: true },
    ],
  },
  {
    format: "ipmi-events",
    lines: ["   1 | 10/06/2025 | 08:59:32 | Temperature #0x30 | Upper Critical going high | Asserted", "   2 | 10/06/2025 | 08:59:33 UTC | Power Supply #0x31 | Failure detected | Deasserted", "   a | 10/06/2025 | 08:59:34 | Memory #0x02 | Correctable ECC | Asserted", "   b | 10/06/2025 | 08:59:35 | Fan #0x03 | Lower Non-critical going low  | Asserted"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Temperature #0x30", message: "Upper Critical going high | Asserted" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Power Supply #0x31", message: "Failure detected | Deasserted" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "Memory #0x02", message: "Correctable ECC | Asserted" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.000Z", source: "Fan #0x03", message: "Lower Non-critical going low  | Asserted" },
    ],
  },
  {
    format: "windows-cluster",
    lines: ["00001234.00005678::2025/10/06-08:59:32.123 ERR   [RCM] HandleFailure: (Cluster Disk 1)", "[Verbose] 00001234.00005678::2025/10/06-08:59:33.123 INFO  Physical Disk: 0 failed"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "RCM", host: null, message: "HandleFailure: (Cluster Disk 1)" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: null, message: "Physical Disk: 0 failed" },
    ],
  },
  {
    format: "palo-alto",
    lines: [
      '1,2025/10/06 08:59:32,0011,SYSTEM,ha,0,2025/10/06 08:59:32,,ha2-link-change,,0,0,ha,critical,"HA2 link down, peer lost",1,0x0',
      "1,2025/10/06 08:59:33,0011,SYSTEM,general,0,2025/10/06 08:59:33,,general,,0,0,general,informational,no error,2,0x0",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", source: "ha", message: "HA2 link down, peer lost" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "general", message: "no error" },
    ],
  },
  {
    format: "sap-hana",
    lines: ["[12345]{-1}[-1/-1] 2025-10-06 08:59:32.123456 e Basis            Timer.cpp(00719) : Alarm not processed", "[12346]{300001}[12/-1] 2025-10-06 08:59:33.123456 i Backup           x.cpp(00002) : no error"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Basis", host: null, message: "Alarm not processed" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "Backup", message: "no error" },
    ],
  },
  {
    format: "unbound",
    lines: ["[1759741172] unbound[123:0] error: SERVFAIL <x. A IN>: all servers failed", "[1759741173] unbound[123:1] info: no error"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "unbound", host: null, message: "SERVFAIL <x. A IN>: all servers failed" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "unbound", message: "no error" },
    ],
  },
  {
    format: "ovirt",
    lines: ["2025-10-06 08:59:32,123+0300 ERROR (jsonrpc/1) [storage.HSM] Could not connect to storageServer (hsm:2386)"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "storage.HSM", host: null, message: "Could not connect to storageServer (hsm:2386)" }],
  },
  {
    format: "log4j-context",
    lines: ["2025-10-06 08:59:32,123 WARN  org.apache.flink.runtime.taskmanager.Task                    [] - Source: Kafka (1/2)#0 switched from RUNNING to FAILED"],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "org.apache.flink.runtime.taskmanager.Task", host: null, message: "Source: Kafka (1/2)#0 switched from RUNNING to FAILED" }],
  },
  {
    format: "netapp",
    lines: ["Mon Oct 06 08:59:32 +0300 [node1: scsi_cmdblk: scsi.cmd.checkCondition:error]: Disk device 0a.00.1: Check Condition", "Mon Oct 06 08:59:33 MSK [node1:raid.rg.degraded:warning]: the group is degraded", "Mon Oct 06 08:59:34 +0300 [node1: config_thread: raid.disk.predictiveFailure:EMERGENCY]: Disk 0a.00.2 reported a predictive failure"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.000Z", source: "scsi.cmd.checkCondition", host: "node1", message: "Disk device 0a.00.1: Check Condition" },
      { line: 2, severity: "WARNING", time: "2025-10-06T05:59:33.000Z", source: "raid.rg.degraded", host: "node1", message: "the group is degraded" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T05:59:34.000Z", source: "raid.disk.predictiveFailure", host: "node1", message: "Disk 0a.00.2 reported a predictive failure" },
    ],
  },
  {
    format: "s3-access",
    lines: ['abc12 shop-logs [06/Oct/2025:08:59:32 +0000] 10.0.0.1 - REQ1 REST.GET.OBJECT key "GET /key HTTP/1.1" 503 SlowDown 12 - 3 - "-" "curl" -', 'abc12 shop-logs [06/Oct/2025:08:59:33 +0000] 10.0.0.1 - REQ2 REST.GET.OBJECT key "GET /key HTTP/1.1" 200 - 12 12 3 2 "-" "curl" -'],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "shop-logs", message: 'REST.GET.OBJECT key "GET /key HTTP/1.1" 503 SlowDown 12 - 3 - "-" "curl" -' },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "shop-logs", message: 'REST.GET.OBJECT key "GET /key HTTP/1.1" 200 - 12 12 3 2 "-" "curl" -' },
    ],
  },
  {
    format: "cef",
    lines: ["Oct  6 08:59:32 fw1 CEF:0|Acme|Gateway|1.0|100|Attack detected|9|src=10.0.0.1 msg=seen twice", "Oct  6 08:59:33 fw1 CEF:0|Acme|Gateway|1.0|101|Login failed|Medium|src=10.0.0.1", "CEF:0|Acme|Gateway|1.0|102|Login|2|src=10.0.0.1"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Gateway", host: "fw1", message: "Attack detected src=10.0.0.1 msg=seen twice" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "Gateway", host: "fw1", message: "Login failed src=10.0.0.1" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Gateway", message: "Login src=10.0.0.1" },
    ],
  },
  {
    format: "ibm-mq",
    lines: ["10/06/2025 08:59:32 AM - Process(4711.1) User(mqm) Program(amqrmppa)", "                    Host(host1) Installation(Installation1)", "                   ", "AMQ9513E: Maximum number of channels reached.", "", "EXPLANATION:", "The maximum has been reached.", "10/06/2025 08:59:33 PM - Process(4711.1) User(mqm) Program(amqzxma0)", "                    Host(host1)", "AMQ5051I: The queue manager task has started."],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "AMQ9513E: Maximum number of channels reached." },
      { line: 8, severity: "INFO", time: "2025-10-06T20:59:33.000Z", message: "AMQ5051I: The queue manager task has started." },
    ],
  },
  {
    format: "firebird",
    lines: ["host1 (Server)\tMon Oct 06 08:59:32 2025", "\tnetwork error: read errno = 104", "", "host1\tMon Oct 06 08:59:33 2025", "\tDatabase: /data/shop.fdb", "\tinternal consistency check failed", ""],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "network error: read errno = 104", inferred: true },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", message: "internal consistency check failed", inferred: true },
    ],
  },
  {
    format: "generic-clock-only",
    lines: ["08:59:32  Checkpoint completed: duration was 0 seconds.", "08:59:33  Assert failed: a processor has ended", "08:59:34  Logical log 12 complete."],
    records: [
      { line: 1, severity: "INFO", time: null, message: "Checkpoint completed: duration was 0 seconds.", inferred: true },
      { line: 2, severity: "WARNING", time: null, message: "Assert failed: a processor has ended", inferred: true },
      { line: 3, severity: "INFO", time: null, message: "Logical log 12 complete.", inferred: true },
    ],
  },
];
