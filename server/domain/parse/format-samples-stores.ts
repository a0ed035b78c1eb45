import type { FormatSample } from "./format-samples";

/** Lines of databases, and records that stand over several lines, for tests. All invented. */
export const STORE_SAMPLES: readonly FormatSample[] = [
  {
    format: "postgresql",
    lines: [
      "2025-10-06 08:59:32.123 UTC [1] LOG:  database system is ready to accept connections",
      "2025-10-06 08:59:33.123 UTC [12] FATAL:  too many clients already",
      '2025-10-06 08:59:34.123 UTC [13] ERROR:  relation "carts" does not exist at character 15',
      "2025-10-06 08:59:34.123 UTC [13] STATEMENT:  select * from carts",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: null, message: "database system is ready to accept connections" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", source: null, message: "too many clients already" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: null, message: 'relation "carts" does not exist at character 15' },
    ],
  },
  {
    format: "postgresql",
    lines: [
      "2025-10-06 08:59:32 MSK [5] app@orders ОШИБКА:  отношение \"carts\" не существует",
      "2025-10-06 08:59:32 MSK [5] app@orders ОПЕРАТОР:  select 1",
      "2025-10-06 08:59:33 MSK [6] ВАЖНО:  нет места",
      "2025-10-06 08:59:34 MSK [6] СООБЩЕНИЕ:  готово",
      "< 2025-10-06 08:59:35.123 MSK >ERROR:  x",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.000Z", message: "отношение \"carts\" не существует" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T05:59:33.000Z", message: "нет места" },
      { line: 4, severity: "INFO", time: "2025-10-06T05:59:34.000Z", message: "готово" },
      { line: 5, severity: "ERROR", time: "2025-10-06T05:59:35.123Z", message: "x" },
    ],
  },
  {
    format: "postgresql-csv",
    lines: [
      "2025-10-06 08:59:32.123 UTC,\"app\",\"orders\",4711,\"10.0.0.1:5000\",68e2d6bc.1267,1,\"SELECT\",2025-10-06 08:00:00 UTC,3/12,0,ERROR,42P01,\"relation \"\"carts\"\" does not exist\",,,,,,\"select *",
      "from carts\",15,,\"psql\",\"client backend\",,0",
      "2025-10-06 08:59:33.123 UTC,,,12,,68e2d6bc.c,1,,2025-10-06 08:00:00 UTC,,0,LOG,00000,\"no error\",,,,,,,,,\"\",\"checkpointer\",,0",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", message: "relation \"carts\" does not exist" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.123Z", message: "no error" },
    ],
  },
  {
    format: "redis",
    lines: [
      "4711:signal-handler (1759741172) Received SIGTERM scheduling shutdown...",
      "4711:M 06 Oct 08:59:33.001 * DB saved on disk",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "Received SIGTERM scheduling shutdown..." },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.001Z", message: "DB saved on disk" },
    ],
  },
  {
    format: "mongodb",
    lines: [
      "2025-10-06T08:59:32.123+0300 W  NETWORK  [listener] slow",
      "2025-10-06T08:59:33.123+0300 D2 QUERY    [conn3] error=0",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T05:59:32.123Z", source: "NETWORK", host: null, message: "slow" },
      { line: 2, severity: "DEBUG", time: "2025-10-06T05:59:33.123Z", source: "QUERY", message: "error=0" },
    ],
  },
  {
    format: "mysql",
    lines: [
      "2025-10-06 08:59:32 7f1234567890 InnoDB: Error: page 5 log sequence number",
    ],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "InnoDB: Error: page 5 log sequence number" },
    ],
  },
  {
    format: "mysql-5",
    lines: [
      "251006 08:59:32 mysqld_safe Starting mysqld daemon",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "mysqld_safe Starting mysqld daemon" },
    ],
  },
  {
    format: "mysql-slow",
    lines: [
      "# Time: 2025-10-06T08:59:32.123456Z",
      "# User@Host: app[app] @ web1 [10.0.0.1]  Id:    12",
      "# Query_time: 12.3  Lock_time: 0.0 Rows_sent: 1  Rows_examined: 100",
      "use orders;",
      "SET timestamp=1759741172;",
      "SELECT * FROM carts",
      "WHERE x = 1;",
      "# User@Host: app[app] @ web1 [10.0.0.1]  Id:    13",
      "# Query_time: 2.3  Lock_time: 0.0 Rows_sent: 1  Rows_examined: 100",
      "UPDATE t SET y = 1;",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", message: "SELECT * FROM carts" },
      { line: 8, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", message: "UPDATE t SET y = 1;" },
    ],
  },
  {
    format: "oracle-alert",
    lines: [
      "Mon Oct 06 08:59:32 2025",
      "Thread 1 advanced to log sequence 1234",
      "  Current log# 1 seq# 1234",
      "Mon Oct 06 08:59:33 2025",
      "Errors in file /u01/orcl.trc:",
      "ORA-00600: internal error code",
      "Mon Oct 06 08:59:34 2025",
      "ORA-1652: unable to extend temp segment",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "Thread 1 advanced to log sequence 1234" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", message: "Errors in file /u01/orcl.trc: ORA-00600: internal error code" },
      { line: 7, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", message: "ORA-1652: unable to extend temp segment" },
    ],
  },
  {
    format: "erlang",
    lines: [
      "=ERROR REPORT==== 6-Oct-2025::08:59:32 ===",
      "closing connection <0.555.0>:",
      "missed heartbeats",
      "=INFO REPORT==== 6-Oct-2025::08:59:33.123456 ===",
      "accepting connection",
      "=CRASH REPORT==== 6-Oct-2025::08:59:34 ===",
      "  crasher:",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "closing connection <0.555.0>:" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:33.123Z", message: "accepting connection" },
      { line: 6, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", message: "crasher:" },
    ],
  },
  {
    format: "logcat-long",
    lines: [
      "[ 10-06 08:59:32.123  1702: 2395 E/AndroidRuntime ]",
      "FATAL EXCEPTION: main",
      "Process: com.acme.app",
      "",
      "[ 10-06 08:59:33.123  1702: 2395 W/Choreographer ]",
      "Skipped 60 frames!",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "AndroidRuntime", message: "FATAL EXCEPTION: main" },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "Choreographer", message: "Skipped 60 frames!" },
    ],
  },
  {
    format: "journal-verbose",
    lines: [
      "Mon 2025-10-06 08:59:32.123456 MSK [s=abc;i=1;b=def;m=1;t=1;x=1]",
      "    PRIORITY=3",
      "    _HOSTNAME=web1",
      "    SYSLOG_IDENTIFIER=sshd",
      "    MESSAGE=connection reset",
      "    _COMM=sshd-session",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "sshd", host: "web1", message: "connection reset" },
    ],
  },
  {
    format: "field-list",
    lines: [
      "TimeCreated  : 10/6/2025 8:59:32 AM",
      "ProviderName : Disk",
      "Id           : 51",
      "LevelDisplayName : Error",
      "Message      : paging",
      "",
      "TimeCreated  : 10/6/2025 8:59:33 AM",
      "ProviderName : Disk",
      "LevelDisplayName : Information",
      "Message      : ok",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Disk", message: "paging" },
      { line: 7, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Disk", message: "ok" },
    ],
  },
  {
    format: "windows-event-xml",
    lines: [
      "<Events>",
      "<Event xmlns=\"x\">",
      "  <System>",
      "    <Provider Name=\"Disk\"/>",
      "    <EventID Qualifiers=\"1\">51</EventID>",
      "    <Level>2</Level>",
      "    <TimeCreated SystemTime=\"2025-10-06T08:59:32.1234567Z\"/>",
      "    <Computer>PC1</Computer>",
      "  </System>",
      "  <EventData>",
      "    <Data Name=\"device\">D1</Data>",
      "  </EventData>",
      "</Event>",
      "</Events>",
    ],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Disk", host: "PC1", message: "An error was detected on device D1 during a paging operation" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      "{\"type\": \"server\", \"timestamp\": \"2025-10-06T08:59:32,123Z\", \"level\": \"ERROR\", \"component\": \"o.e.Boot\", \"message\": \"lost \\\"all\\\"\" , ",
      "\"stacktrace\": [\"java.lang.RuntimeException: x\",",
      "\"at org.acme.X.y(X.java:1)\"] }",
      "{ \"timestamp\": \"2025-10-06T08:59:33Z\",",
      "  \"level\": \"warn\",",
      "  \"message\": \"slow\" }",
      "{\"timestamp\":\"2025-10-06T08:59:34Z\",\"level\":\"error\",\"message\":\"cut o",
      "{\"timestamp\":\"2025-10-06T08:59:35Z\",\"level\":\"info\",\"message\":\"next\"}",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "o.e.Boot", message: "lost \"all\"" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", message: "slow" },
      { line: 7, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", message: "{\"timestamp\":\"2025-10-06T08:59:34Z\",\"level\":\"error\",\"message\":\"cut o" },
      { line: 8, severity: "INFO", time: "2025-10-06T08:59:35.000Z", message: "next" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      "{\"@t\":\"2025-10-06T08:59:32.1234567Z\",\"@mt\":\"Failed over to {Name}\",\"SourceContext\":\"App.Auth\"}",
      "{\"timestamp\":\"2025-10-06 08:59:33.123 UTC\",\"error_severity\":\"FATAL\",\"message\":\"terminating\"}",
      "{\"timestamp\":\"2025-10-06T08:59:34Z\",\"level\":\"ERROR\",\"fields\":{\"message\":\"lost\"},\"target\":\"app::db\"}",
      "{\"L\":\"WARN\",\"T\":\"2025-10-06T08:59:35.123Z\",\"N\":\"app\",\"M\":\"slow\"}",
      "{\"__REALTIME_TIMESTAMP\":\"1759741176000000\",\"PRIORITY\":\"3\",\"SYSLOG_IDENTIFIER\":\"kernel\",\"MESSAGE\":[73,47,79]}",
      "{\"t\":{\"$date\":\"2025-10-06T08:59:37.000Z\"},\"s\":\"D1\",\"c\":\"REPL\",\"msg\":\"error=0\"}",
      "{\"ts\":\"2025-10-06T08:59:37.5Z\",\"level\":\"info\",\"msg\":\"read\",\"name\":\"shop\",\"n\":3,\"target\":\"/x\"}",
      "{\"textPayload\":\"x\",\"timestamp\":\"2025-10-06T08:59:38Z\",\"severity\":\"DEFAULT\",\"resource\":{\"labels\":{\"container_name\":\"pay\"}}}",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "App.Auth", message: "Failed over to {Name}" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", message: "terminating" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", source: "app::db", message: "lost" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.123Z", source: "app", message: "slow" },
      { line: 5, severity: "ERROR", time: "2025-10-06T08:59:36.000Z", source: "kernel", message: "I/O" },
      { line: 6, severity: "DEBUG", time: "2025-10-06T08:59:37.000Z", source: "REPL", message: "error=0" },
      { line: 7, severity: "INFO", time: "2025-10-06T08:59:37.500Z", source: "shop", message: "read" },
      { line: 8, severity: "INFO", time: "2025-10-06T08:59:38.000Z", source: "pay", message: "x" },
    ],
  },
  {
    format: "logfmt",
    lines: [
      "date=2025-10-06 time=08:59:32 devname=\"fw\" level=\"alert\" msg=\"login failed\"",
      "<189>date=2025-10-06 time=08:59:33 devname=\"fw\" level=\"notice\" msg=\"no error\"",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", message: "login failed" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", message: "no error" },
    ],
  },
  {
    format: "table",
    lines: [
      "\"@timestamp\",\"log.level\",\"host.name\",\"message\"",
      "\"Oct 6, 2025 @ 08:59:32.123\",\"error\",\"web1\",\"lost\"",
    ],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", host: "web1", message: "lost" },
    ],
  },
];
