import type { FormatSample } from "./format-samples";

/** Lines of programs in containers as tools show and keep them, for tests. All invented. */
export const CONTAINER_SAMPLES: readonly FormatSample[] = [
  {
    format: "compose",
    lines: [
      "Attaching to db-1, orders-1, web-1",
      "db-1      | 2025-10-06 08:59:30.123 UTC [1] LOG:  database system is ready to accept connections",
      'web-1     | 10.0.0.9 - - [06/Oct/2025:08:59:31 +0000] "GET /shop HTTP/1.1" 502 157 "-" "curl/8"',
      "orders-1  | 2025-10-06 08:59:32.123  ERROR 1 --- [main] c.acme.Orders : no connection",
      "orders-1  | java.sql.SQLException: closed",
      "orders-1  | \tat a.B.c(B.java:1)",
      "db-1      | 2025-10-06 08:59:33.123 UTC [12] FATAL:  too many clients already",
      "web-1     | 2025/10/06 08:59:34 [error] 710#0: *12 upstream timed out",
      "orders-1  | 2025-10-06 08:59:35.123  WARN 1 --- [main] c.acme.Orders : slow",
      "orders-1 exited with code 0",
    ],
    records: [
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:30.123Z", host: "db-1", message: "database system is ready to accept connections" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:31.000Z", host: "web-1", message: '"GET /shop HTTP/1.1" 502 157 "-" "curl/8"' },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "c.acme.Orders", host: "orders-1", message: "no connection" },
      { line: 7, severity: "CRITICAL", time: "2025-10-06T08:59:33.123Z", host: "db-1", message: "too many clients already" },
      { line: 8, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", host: "web-1", message: "upstream timed out" },
      { line: 9, severity: "WARNING", time: "2025-10-06T08:59:35.123Z", source: "c.acme.Orders", host: "orders-1", message: "slow" },
    ],
  },
  {
    format: "compose",
    lines: ["web_1   | 2025-10-06T08:59:32.123456789Z INFO: started", "web_1   | 2025-10-06T08:59:33.123456780Z ERROR: gone", 'api_1   | 2025-10-06T08:59:34.123456780Z {"level":40,"time":1759741174000,"msg":"slow"}'],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", host: "web_1", message: "started" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", host: "web_1", message: "gone" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", host: "api_1", message: "slow" },
    ],
  },
  {
    format: "kubectl",
    lines: [
      "[pod/orders-7d9f-x2x4z/orders] 2025-10-06T08:59:32.123Z ERROR os: lost",
      "[pod/orders-7d9f-x2x4z/orders]     at line 12",
      '[pod/orders-7d9f-x2x4z/istio-proxy] [2025-10-06T08:59:33.123Z] "GET /shop HTTP/1.1" 503 UF upstream_reset',
      "[pod/orders-7d9f-zz4z5/orders] 2025-10-06T08:59:34.123Z WARN os: slow",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "os", host: "orders-7d9f-x2x4z", message: "lost" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "istio-proxy", host: "orders-7d9f-x2x4z", message: '"GET /shop HTTP/1.1" 503 UF upstream_reset' },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "os", host: "orders-7d9f-zz4z5", message: "slow" },
    ],
  },
  {
    format: "stern",
    lines: [
      "+ orders-5d8f9c7b6d-x2x4z › orders",
      "orders-5d8f9c7b6d-x2x4z orders 2025-10-06T08:59:32.123Z ERROR os: lost",
      "orders-5d8f9c7b6d-x2x4z orders 2025-10-06T08:59:33.123Z INFO os: back",
      "redis-0 redis 1:M 06 Oct 2025 08:59:34.123 # Can't save in background: fork",
    ],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "os", host: "orders-5d8f9c7b6d-x2x4z", message: "lost" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "os", host: "orders-5d8f9c7b6d-x2x4z", message: "back" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "redis", host: "redis-0", message: "Can't save in background: fork" },
    ],
  },
  {
    format: "cri",
    lines: [
      '2025-10-06T08:59:32.669794202Z stdout P {"level":"error","stack":"at a ',
      "2025-10-06T08:59:32.669794203Z stdout P and at b ",
      '2025-10-06T08:59:32.669794204Z stdout F and at c","msg":"lost","component":"db"}',
      '2025-10-06T08:59:33.669794202Z stdout P {"level":"warn","msg":"slow, ',
      '2025-10-06T08:59:34.669794202Z stderr F {"level":"info","msg":"in between"}',
      '2025-10-06T08:59:34.669794203Z stdout F very"}',
      '2025-10-06T08:59:35.669794202Z stdout F {"level":"info","msg":"back"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.669Z", source: "db", message: "lost" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:33.669Z", message: '{"level":"warn","msg":"slow, ' },
      { line: 5, severity: "INFO", time: "2025-10-06T08:59:34.669Z", message: "in between" },
      { line: 7, severity: "INFO", time: "2025-10-06T08:59:35.669Z", message: "back" },
    ],
  },
  {
    format: "docker",
    lines: [
      '{"log":"2025-10-06 11:59:32,800 INFO [main] com.acme.A - started\\n","stream":"stdout","time":"2025-10-06T08:59:32.1Z"}',
      '{"log":"2025-10-06 11:59:33,800 ERROR [main] com.acme.A - no ","stream":"stdout","time":"2025-10-06T08:59:33.1Z"}',
      '{"log":"connection ","stream":"stdout","time":"2025-10-06T08:59:33.2Z"}',
      '{"log":"to db\\n","stream":"stdout","time":"2025-10-06T08:59:33.3Z"}',
      '{"log":"\\tat com.acme.A.b(A.java:1)\\n","stream":"stdout","time":"2025-10-06T08:59:33.4Z"}',
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.100Z", source: "com.acme.A", message: "started" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.100Z", source: "com.acme.A", message: "no connection to db" },
    ],
  },
];
