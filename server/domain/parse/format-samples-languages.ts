import type { FormatSample } from "./format-samples";

/** What the loggers of languages and their frameworks write in other ways than the first of each, for tests. All invented. */
export const LANGUAGE_SAMPLES: readonly FormatSample[] = [
  {
    format: "spring-boot",
    lines: [
      "2025-10-06 08:59:32.123 ERROR 4711 --- [nio-8080-exec-1] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet threw an exception",
      "2025-10-06 08:59:33.123  WARN [shop,64f1,a1b2] 4711 --- [main] c.a.s.Orders : order took 3 s",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "o.a.c.c.C.[.[.[/].[dispatcherServlet]", message: "Servlet threw an exception" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "c.a.s.Orders", message: "order took 3 s" },
    ],
  },
  {
    format: "logback",
    lines: [
      "2025-10-06 08:59:32.123 [exec-1] [traceId=abc, spanId=def] ERROR c.a.Orders - lost",
      "2025-10-06 08:59:33.123 {traceId=abc} [main] WARN c.a.Orders - slow",
      "2025-10-06 08:59:34,123 [12] INFO  Acme.Db [(null)] <(null)> - ok",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "c.a.Orders", message: "lost" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "c.a.Orders", message: "slow" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "Acme.Db", message: "ok" },
    ],
  },
  {
    format: "log4j",
    lines: [
      "2025-10-06 08:59:34.123 ERROR [exec-1] [abc-def] c.a.Orders - lost",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "c.a.Orders", message: "lost" },
    ],
  },
  {
    format: "log4j-level-first",
    lines: [
      "WARN  [GossipTasks:1] 2025-10-06 08:59:32,123 FailureDetector.java:278 - not marking nodes down",
      "ERROR [CompactionExecutor:5] 2025-10-06 08:59:33,123 Daemon.java:228 - Exception in thread Thread[x,1,main]",
      "java.lang.RuntimeException: x",
      "\tat org.acme.X.y(X.java:1)",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "FailureDetector.java", message: "not marking nodes down" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "Daemon.java", message: "Exception in thread Thread[x,1,main]" },
    ],
  },
  {
    format: "jboss",
    lines: [
      "2025-10-06 08:59:32,123 ERROR [org.acme.management-operation] (Controller Boot Thread) ACME0013: Operation (\"deploy\") failed",
      "08:59:33,123 INFO  [org.acme] (MSC service thread 1-2) started without errors",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "org.acme.management-operation", message: "ACME0013: Operation (\"deploy\") failed" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "org.acme", message: "started without errors" },
    ],
  },
  {
    format: "jenkins",
    lines: [
      "2025-10-06 08:59:32.123+0000 [id=12]\tSEVERE\thudson.util.X#y: boom",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "hudson.util.X#y", message: "boom" },
    ],
  },
  {
    format: "kafka",
    lines: [
      "[2025-10-06 08:59:32,123] WARN [Consumer c] not available (org.acme.NetworkClient)",
      "[2025-10-06 08:59:33,123] INFO KafkaConfig values: ",
      "\tlisteners = null",
      " (kafka.server.KafkaConfig)",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "org.acme.NetworkClient", message: "[Consumer c] not available (org.acme.NetworkClient)" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: null, message: "KafkaConfig values:" },
    ],
  },
  {
    format: "java-util-logging",
    lines: [
      "окт. 06, 2025 8:59:32 PM com.acme.Foo bar",
      "СЕРЬЕЗНО: упало",
      "\tat com.acme.Foo.bar(Foo.java:1)",
      "окт. 06, 2025 8:59:33 PM com.acme.Foo bar",
      "ПРЕДУПРЕЖДЕНИЕ: медленно",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T20:59:32.000Z", source: "com.acme.Foo", message: "упало" },
      { line: 4, severity: "WARNING", time: "2025-10-06T20:59:33.000Z", source: "com.acme.Foo", message: "медленно" },
    ],
  },
  {
    format: "dotnet-console",
    lines: [
      "2025-10-06 08:59:32 fail: Acme.Db[0]",
      "      boom",
      "      System.Exception: x",
      "2025-10-06T08:59:33.123Z info: Acme.Host[14] now listening",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Acme.Db", message: "boom" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "Acme.Host", message: "now listening" },
    ],
  },
  {
    format: "logrus",
    lines: [
      "ERRO[0013] lost                                          error=x",
      "DEBU[0014] fail=0",
      "FATA[0015] bye",
    ],
    records: [
      { line: 1, severity: "ERROR", time: null, message: "lost                                          error=x" },
      { line: 2, severity: "DEBUG", time: null, message: "fail=0" },
      { line: 3, severity: "CRITICAL", time: null, message: "bye" },
    ],
  },
  {
    format: "zerolog",
    lines: [
      "8:59AM ERR cannot connect error=refused",
      "12:59PM INF no error",
    ],
    records: [
      { line: 1, severity: "ERROR", time: null, message: "cannot connect error=refused" },
      { line: 2, severity: "INFO", time: null, message: "no error" },
    ],
  },
  {
    format: "capnslog",
    lines: [
      "2025-10-06 08:59:32.123456 W | rafthttp: could not connect",
      "2025-10-06 08:59:33.123456 C | etcdmain: bye",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "rafthttp", message: "could not connect" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", source: "etcdmain", message: "bye" },
    ],
  },
  {
    format: "env-logger",
    lines: [
      "[2025-10-06T08:59:32Z ERROR app::db] lost",
      "thread 'main' panicked at 'boom'",
      "[2025-10-06T08:59:33.123Z INFO  app] next",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "app::db", message: "lost" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "app", message: "next" },
    ],
  },
  {
    format: "tracing",
    lines: [
      "2025-10-06T08:59:32.123456Z ERROR app::db: lost error=timeout",
      "2025-10-06T08:59:33.123456Z  WARN request{id=12 method=GET}:http{x=1}: app::http: slow",
      "2025-10-06T08:59:34.123456Z DEBUG ThreadId(01) app: src/main.rs:12: x",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "app::db", message: "lost error=timeout" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "app::http", message: "slow" },
      { line: 3, severity: "DEBUG", time: "2025-10-06T08:59:34.123Z", source: "app", message: "src/main.rs:12: x" },
    ],
  },
  {
    format: "ruby",
    lines: [
      "# Logfile created on 2025-10-06 08:59:00 +0300 by logger.rb/v1.4.2",
      "E, [2025-10-06T08:59:32.123456 #4711] ERROR -- shop: lost (RuntimeError)",
      "/app/a.rb:12:in `foo'",
      "I, [2025-10-06T08:59:33.123456 #4711]  INFO -- : no error",
    ],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "shop", message: "lost (RuntimeError)" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: null, message: "no error" },
    ],
  },
  {
    format: "sidekiq",
    lines: [
      "2025-10-06T08:59:32.123Z pid=1 tid=abc class=HardJob jid=x elapsed=0.1 INFO: fail",
      "2025-10-06T08:59:33.123Z pid=1 tid=abc WARN: RuntimeError: boom",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", message: "fail" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", message: "RuntimeError: boom" },
    ],
  },
  {
    format: "php",
    lines: [
      "[06-Oct-2025 08:59:32 Europe/Moscow] PHP Fatal error:  Uncaught Error: boom in /srv/a.php:3",
      "Stack trace:",
      "#0 /srv/b.php(12): include()",
      "[06-Oct-2025 08:59:33 UTC] PHP Deprecated:  foo",
      "[06-Oct-2025 08:59:34] PHP Warning:  Undefined variable",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T05:59:32.000Z", source: "PHP", message: "Uncaught Error: boom in /srv/a.php:3" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "PHP", message: "foo" },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "PHP", message: "Undefined variable" },
    ],
  },
];
