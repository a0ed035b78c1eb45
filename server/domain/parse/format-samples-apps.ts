import type { FormatSample } from "./format-samples";

/** Lines of application frameworks, for tests. All invented. */
export const FRAMEWORK_SAMPLES: readonly FormatSample[] = [
  {
    format: "log4j",
    lines: ["2025-10-06 08:59:32,800 ERROR [worker-2] com.acme.Orders - order 12 lost", "java.lang.IllegalStateException: no stock", "\tat com.acme.Orders.place(Orders.java:12)", "Caused by: java.io.IOException: 3", "\t... 4 more", "2025-10-06 08:59:33,800 INFO  [pool[1]] com.acme.Orders - next"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.800Z", source: "com.acme.Orders", message: "order 12 lost" },
      { line: 6, severity: "INFO", time: "2025-10-06T08:59:33.800Z", source: "com.acme.Orders", message: "next" },
    ],
  },
  {
    format: "logback",
    lines: ["2025-10-06 08:59:32.800 [main] WARN  c.a.Orders - slow", "2025-10-06 08:59:32.900 [main] INFO  c.a.Orders [Orders.java:12] - done"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.800Z", source: "c.a.Orders", message: "slow" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:32.900Z", source: "c.a.Orders", message: "done" },
    ],
  },
  {
    format: "logback-clock",
    lines: ["08:59:32.800 [main] ERROR c.a.Orders - lost"],
    records: [{ line: 1, severity: "ERROR", time: null, source: "c.a.Orders", message: "lost" }],
  },
  {
    format: "spring-boot",
    lines: ["2025-10-06 08:59:32.123  INFO 12 --- [           main] c.acme.Shop              : Started in 3 s", "2025-10-06T08:59:33.123-05:00 ERROR 12 --- [shop] [nio-8080-exec-1] c.acme.Pay : declined"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "c.acme.Shop", message: "Started in 3 s" },
      { line: 2, severity: "ERROR", time: "2025-10-06T13:59:33.123Z", source: "c.acme.Pay", message: "declined" },
    ],
  },
  {
    format: "hadoop",
    lines: ["2025-10-06 08:59:32,978 INFO [IPC Server handler 0 on 62270] org.acme.v2.app.Master: Created master", "2025-10-06 08:59:33,978 WARN [main] org.acme.Lease$Renewer: late"],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.978Z", source: "org.acme.v2.app.Master", message: "Created master" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.978Z", source: "org.acme.Lease$Renewer", message: "late" },
    ],
  },
  {
    format: "log4j-plain",
    lines: ["2025-10-06 08:59:32,978 ERROR org.acme.NameNode: in safe mode", "2025-10-06 08:59:33,978 INFO org.acme.NameNode: left safe mode"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.978Z", source: "org.acme.NameNode", message: "in safe mode" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.978Z", source: "org.acme.NameNode", message: "left safe mode" },
    ],
  },
  {
    format: "hdfs",
    lines: ["251006 085932 143 WARN dfs.DataNode$Receiver: slow block", "251006 085933 143 INFO dfs.DataNode: ok"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "dfs.DataNode$Receiver", message: "slow block" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "dfs.DataNode", message: "ok" },
    ],
  },
  {
    format: "spark",
    lines: ["25/10/06 08:59:32 ERROR executor.Backend: lost driver"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "executor.Backend", message: "lost driver" }],
  },
  {
    format: "zookeeper",
    lines: ["2025-10-06 08:59:32,747 - WARN  [main[myid=1]/0:0:0:0:0:0:0:0:2181:Election@774] - Notification late", "2025-10-06 08:59:33,747 - INFO  [SyncThread:0:Server@645] - ready"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.747Z", source: "Election", message: "Notification late" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.747Z", source: "Server", message: "ready" },
    ],
  },
  {
    format: "tomcat",
    lines: ["06-Oct-2025 08:59:32.123 SEVERE [main] org.acme.Host.start failed to start"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "org.acme.Host.start", message: "failed to start" }],
  },
  {
    format: "kafka",
    lines: ["[2025-10-06 08:59:32,123] WARN [Broker id=1] slow fetch (kafka.server.Fetcher)"],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "kafka.server.Fetcher", message: "[Broker id=1] slow fetch (kafka.server.Fetcher)" }],
  },
  {
    format: "java-util-logging",
    lines: ["Oct 06, 2025 8:59:32 PM com.acme.Orders place", "SEVERE: order 12 lost", "Oct 06, 2025 12:00:01 AM com.acme.Orders place", "INFO: next"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T20:59:32.000Z", source: "com.acme.Orders", message: "order 12 lost" },
      { line: 3, severity: "INFO", time: "2025-10-06T00:00:01.000Z", source: "com.acme.Orders", message: "next" },
    ],
  },
  {
    format: "python",
    lines: ["2025-10-06 08:59:32,800 - orders - ERROR - lost 12", "Traceback (most recent call last):", '  File "orders.py", line 12, in place', "ValueError: invalid literal for int() with base 10: 'a'", "2025-10-06 08:59:33,800 - orders - INFO - next"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.800Z", source: "orders", message: "lost 12" },
      { line: 5, severity: "INFO", time: "2025-10-06T08:59:33.800Z", source: "orders", message: "next" },
    ],
  },
  {
    format: "python-plain",
    lines: ["2025-10-06 08:59:32,800 - CRITICAL - lost 12"],
    records: [{ line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.800Z", message: "lost 12" }],
  },
  {
    format: "loguru",
    lines: ["2025-10-06 08:59:32.800 | WARNING  | orders.main:place:12 - slow"],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.800Z", source: "orders.main", message: "slow" }],
  },
  {
    format: "pipes",
    lines: ["2025-10-06 08:59:32.8001|ERROR|Orders|lost 12", "2025-10-06 08:59:33.8001|INFO|Orders|next"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.800Z", source: "Orders", message: "lost 12" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.800Z", source: "Orders", message: "next" },
    ],
  },
  {
    format: "celery",
    lines: ["[2025-10-06 08:59:32,123: ERROR/MainProcess] task raised"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "MainProcess", message: "task raised" }],
  },
  {
    format: "airflow",
    lines: ["[2025-10-06T08:59:32.123+0000] {task.py:12} INFO - Marking as success"],
    records: [{ line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "task.py", message: "Marking as success" }],
  },
  {
    format: "flask",
    lines: ["[2025-10-06 08:59:32,123] ERROR in shop: no cart"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "shop", message: "no cart" }],
  },
  {
    format: "openstack",
    lines: ["nova.log.1.2025-10-06_08:00:00 2025-10-06 08:59:32.008 257 WARNING nova.compute.manager [req-1a2b - - -] [instance: 9] gone", "nova.log.1.2025-10-06_08:00:00 2025-10-06 08:59:33.008 257 INFO nova.compute [-] ok"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.008Z", source: "nova.compute.manager", message: "[instance: 9] gone" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.008Z", source: "nova.compute", message: "ok" },
    ],
  },
  {
    format: "python-root",
    lines: ["WARNING:root:slow", "ERROR:orders.main:lost"],
    records: [
      { line: 1, severity: "WARNING", time: null, source: "root", message: "slow" },
      { line: 2, severity: "ERROR", time: null, source: "orders.main", message: "lost" },
    ],
  },
  {
    format: "serilog",
    lines: ["2025-10-06 08:59:32.123 -04:00 [WRN] slow", "2025-10-06 08:59:33.123 -04:00 [FTL] gone"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T12:59:32.123Z", message: "slow" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T12:59:33.123Z", message: "gone" },
    ],
  },
  { format: "serilog-console", lines: ["[08:59:32 ERR] lost"], records: [{ line: 1, severity: "ERROR", time: null, message: "lost" }] },
  {
    format: "dotnet-console",
    lines: ["fail: Shop.Orders[14]", "      lost 12", "      at Shop.Orders.Place()", "info: Shop.Orders[0]", "      next"],
    records: [
      { line: 1, severity: "ERROR", time: null, source: "Shop.Orders", message: "lost 12" },
      { line: 4, severity: "INFO", time: null, source: "Shop.Orders", message: "next" },
    ],
  },
];
