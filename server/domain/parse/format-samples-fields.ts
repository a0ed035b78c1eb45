import type { FormatSample } from "./format-samples";

/** Lines whose fields are named or stand in columns, containers' wrappers and generic forms, for tests. All invented. */
export const FIELD_SAMPLES: readonly FormatSample[] = [
  {
    format: "json-lines",
    lines: [
      '{"timestamp": "2025-10-06T08:59:32.800Z", "level": "info", "logger": "os", "message": "ERROR count is 0"}',
      '{"@timestamp":"2025-10-06T08:59:33Z","log":{"level":"warn","logger":"db"},"host":{"name":"web1"},"service":{"name":"shop"},"message":"slow"}',
      '{"level":50,"time":1759741174123,"pid":7,"hostname":"web1","name":"shop","msg":"lost"}',
      '{"version":"1.1","host":"web2","short_message":"disk","timestamp":1759741175.5,"level":4}',
      '{"timeUnixNano":"1759741176000000000","severityNumber":17,"body":{"stringValue":"boom"},"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"pay"}}]}}',
      '{"t":{"$date":"2025-10-06T08:59:37.123+00:00"},"s":"W","c":"NETWORK","id":12,"ctx":"conn1","msg":"slow connection"}',
      '{"__REALTIME_TIMESTAMP":"1759741178000000","PRIORITY":"3","SYSLOG_IDENTIFIER":"sshd","_HOSTNAME":"web3","MESSAGE":"no"}',
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.800Z", source: "os", message: "ERROR count is 0" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "shop", host: "web1", message: "slow" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "shop", host: "web1", message: "lost" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.500Z", host: "web2", message: "disk" },
      { line: 5, severity: "ERROR", time: "2025-10-06T08:59:36.000Z", source: "pay", message: "boom" },
      { line: 6, severity: "WARNING", time: "2025-10-06T08:59:37.123Z", source: "NETWORK", message: "slow connection" },
      { line: 7, severity: "ERROR", time: "2025-10-06T08:59:38.000Z", source: "sshd", host: "web3", message: "no" },
    ],
  },
  {
    format: "json-lines",
    lines: ["[", '  {"ts":1759741172,"level":"error","msg":"a"},', '  {"ts":1759741173,"level":"info","msg":"b"}', "]"],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "a" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.000Z", message: "b" },
    ],
  },
  {
    format: "json-blocks",
    lines: ["[", "  {", '    "time": "2025-10-06T08:59:32Z",', '    "level": "error",', '    "context": {', '      "a": 1', "    },", '    "message": "lost"', "  },", "  {", '    "time": "2025-10-06T08:59:33Z",', '    "level": "info",', '    "message": "next"', "  }", "]"],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "lost" },
      { line: 10, severity: "INFO", time: "2025-10-06T08:59:33.000Z", message: "next" },
    ],
  },
  {
    format: "logfmt",
    lines: ['ts=2025-10-06T08:59:32Z level=warn component=db msg="slow \\"x\\" =1" took=3s', "time=2025-10-06T08:59:33Z level=error host=web1 msg=gone"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "db", message: 'slow "x" =1' },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", host: "web1", message: "gone" },
    ],
  },
  {
    format: "table",
    lines: ["timestamp,level,category,message", '2025-10-06 08:59:32,ERROR,os,"lost, ""all"""', "2025-10-06 08:59:33,INFO,os,a, b and c", '2025-10-06 08:59:34,WARNING,db,"first', 'second ""x""', 'third"', "2025-10-06 08:59:35,INFO,db,end"],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "os", message: 'lost, "all"' },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "os", message: "a, b and c" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "db", message: "first" },
      { line: 7, severity: "INFO", time: "2025-10-06T08:59:35.000Z", source: "db", message: "end" },
    ],
  },
  {
    format: "table",
    lines: ["Level,Date and Time,Source,Event ID,Task Category", 'Error,10/6/2025 8:59:32 AM,Service Control Manager,7031,None,"The Spooler service ended', 'without notice."', "Information,10/6/2025 1:00:00 PM,Kernel-General,16,None,ok"],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Service Control Manager", message: "The Spooler service ended" },
      { line: 4, severity: "INFO", time: "2025-10-06T13:00:00.000Z", source: "Kernel-General", message: "ok" },
    ],
  },
  {
    format: "table",
    lines: ["Уровень;Дата и время;Источник;Код события;Описание", "Предупреждение;06.10.2025 08:59:32;Диск;51;ошибка при обмене", "Сведения;06.10.2025 08:59:33;Диск;1;готов"],
    records: [
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "Диск", message: "ошибка при обмене" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Диск", message: "готов" },
    ],
  },
  {
    format: "table",
    lines: ["Date\tTime\tSeverity\tHost\tMessage", "2025-10-06\t08:59:32\tcrit\tweb1\tfan"],
    records: [{ line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", host: "web1", message: "fan" }],
  },
  {
    format: "table-plain",
    lines: ["2025-10-06 08:59:32;ERROR;db;lost the connection", "2025-10-06 08:59:33;INFO;db;found it again"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "db", message: "lost the connection" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "db", message: "found it again" },
    ],
  },
  {
    format: "windows-event-xml",
    lines: ["<Event xmlns='http://schemas.example/event'><System><Provider Name='Disk'/><EventID>51</EventID><Level>2</Level><TimeCreated SystemTime='2025-10-06T08:59:32.1234567Z'/><Computer>PC1</Computer></System><EventData><Data Name='device'>D&amp;1</Data></EventData></Event>"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Disk", host: "PC1", message: "An error was detected on device D&1 during a paging operation" }],
  },
  {
    format: "windows-event-text",
    lines: ["Event[0]:", "  Log Name: System", "  Source: Disk", "  Date: 2025-10-06T08:59:32.1230000Z", "  Level: Warning", "  Computer: PC1", "  Description: ", "Paging error on D:", "", "Event[1]:", "  Source: Disk", "  Date: 2025-10-06T08:59:33Z", "  Level: Error", "  Description: gone"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "Disk", host: "PC1", message: "Paging error on D:" },
      { line: 10, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "Disk", message: "gone" },
    ],
  },
  {
    format: "windows-event-columns",
    lines: ["10/6/2025 8:59:32 AM\tError\tDisk\t51\tNone\tpaging error"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Disk", message: "paging error" }],
  },
  {
    format: "docker",
    lines: [
      '{"log":"2025-10-06 11:59:32,800 ERROR [main] com.acme.A - lost\\n","stream":"stdout","time":"2025-10-06T08:59:32.669794202Z"}',
      '{"log":"\\tat com.acme.A.b(A.java:1)\\n","stream":"stdout","time":"2025-10-06T08:59:32.669794203Z"}',
      '{"log":"2025-10-06 11:59:33,800 INFO [main] com.acme.A - long ","stream":"stdout","time":"2025-10-06T08:59:33.5Z"}',
      '{"log":"tail\\n","stream":"stdout","time":"2025-10-06T08:59:33.5Z"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.669Z", source: "com.acme.A", message: "lost" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.500Z", source: "com.acme.A", message: "long tail" },
    ],
  },
  {
    format: "cri",
    lines: ['2025-10-06T08:59:32.669794202Z stderr F {"level":"error","msg":"lost","component":"db"}', '2025-10-06T08:59:33.669794202+03:00 stdout P {"level":"info","msg":"a"}', "2025-10-06T08:59:33.669794202+03:00 stdout F rest"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.669Z", source: "db", message: "lost" },
      { line: 2, severity: "INFO", time: "2025-10-06T05:59:33.669Z", message: "a" },
    ],
  },
  {
    format: "brackets",
    lines: ["[2025-10-06T08:59:32+03:00] [INFO] [app] job done", "[2025-10-06T08:59:33+03:00] [error] lost"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T05:59:32.000Z", source: "app", message: "job done" },
      { line: 2, severity: "ERROR", time: "2025-10-06T05:59:33.000Z", source: null, message: "lost" },
    ],
  },
  {
    format: "monolog",
    lines: ["[2025-10-06 08:59:32] production.ERROR: lost {\"id\":1}"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "production", message: 'lost {"id":1}' }],
  },
  {
    format: "brackets-late-level",
    lines: ["[2025-10-06 08:59:32 +0000] [4711] [WARNING] worker timed out"],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", message: "worker timed out" }],
  },
  {
    format: "level-first",
    lines: ["[ERROR] [2025-10-06 08:59:32] [shop] lost", "WARN 2025-10-06 08:59:33 slow"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "shop", message: "lost" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", message: "slow" },
    ],
  },
  {
    format: "generic",
    lines: ["2025-10-06 08:59:32 pid:12 thread-3 ERROR lost all INFO", "06.10.2025 08:59:33 (web) INFO: an ERROR in the text", "06.10.2025 08:59:34 ОШИБКА диск"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "lost all INFO" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", message: "an ERROR in the text" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", message: "диск" },
    ],
  },
  {
    format: "generic-time",
    lines: ["2025-10-06 08:59:32 service started", "2025-10-06 08:59:33 could not open port"],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", message: "service started" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:33.000Z", message: "could not open port" },
    ],
  },
  {
    format: "generic-clock",
    lines: ["08:59:32 | worker | WARN | slow"],
    records: [{ line: 1, severity: "WARNING", time: null, message: "slow" }],
  },
  {
    format: "generic-level",
    lines: ["ERROR: lost", "[warn] slow"],
    records: [
      { line: 1, severity: "ERROR", time: null, message: "lost" },
      { line: 2, severity: "WARNING", time: null, message: "slow" },
    ],
  },
];
