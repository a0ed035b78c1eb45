import type { FormatSample } from "./format-samples";

/** Lines of programs inside the messages of what collects them, for tests. All invented. */
export const CARRIED_SAMPLES: readonly FormatSample[] = [
  {
    format: "syslog",
    lines: [
      'Oct  6 08:59:31 node1 dockerd[700]: time="2025-10-06T08:59:31.1Z" level=error msg="failed to pull image" error="dial tcp: i/o timeout"',
      'Oct  6 08:59:32 node1 dockerd[700]: time="2025-10-06T08:59:32.1Z" level=info msg="error counter reset"',
      'Oct  6 08:59:33 node1 kubelet[812]: W1006 08:59:33.123456     812 eviction_manager.go:333] "Attempting to reclaim" resourceName="memory"',
      'Oct  6 08:59:34 node1 shop[900]: {"level":"error","msg":"db down","ts":"2025-10-06T08:59:34Z"}',
      "Oct  6 08:59:35 node1 java[901]: 2025-10-06 08:59:35,123 INFO [main] com.acme.A - request failed, retried",
      "Oct  6 08:59:36 node1 worker[902]: 2025-10-06 08:59:36,123 - jobs - WARNING - queue is long",
      "Oct  6 08:59:37 node1 sshd[903]: pam_unix(sshd:auth): authentication failure; logname= uid=0",
      "Oct  6 08:59:38 node1 cron[904]: time=2 left",
      "Oct  6 08:59:39 node1 NetworkManager[700]: <warn>  [1759741179.1234] device (eth0): Activation: failed for connection 'eth0'",
      "Oct  6 08:59:40 node1 lb[811]: [WARNING]  (811) : Server be/web1 is DOWN, reason: Layer4 timeout",
      'Oct  6 08:59:41 node1 lb[811]: 10.0.0.9:51000 [06/Oct/2025:08:59:41.123] fe be/<NOSRV> 0/-1/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"',
      "Oct  6 08:59:42 node1 telegraf[905]: 2025-10-06T08:59:42Z E! [outputs.influxdb] connection refused",
      "Oct  6 08:59:43 node1 postgres[1200]: [5-1] 2025-10-06 08:59:43 UTC [1200]: WARNING:  there is no transaction in progress",
      "Oct  6 08:59:44 node1 postgres[1200]: [6-2] 2025-10-06 08:59:44 UTC [1200]: DETAIL:  error position 12",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:31.000Z", source: "dockerd", host: "node1", message: "failed to pull image: dial tcp: i/o timeout" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "dockerd", message: "error counter reset" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "kubelet", message: '"Attempting to reclaim" resourceName="memory"' },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", source: "shop", message: "db down" },
      { line: 5, severity: "INFO", time: "2025-10-06T08:59:35.000Z", source: "java", message: "request failed, retried" },
      { line: 6, severity: "WARNING", time: "2025-10-06T08:59:36.000Z", source: "worker", message: "queue is long" },
      { line: 7, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:37.000Z", source: "sshd", message: "pam_unix(sshd:auth): authentication failure; logname= uid=0" },
      { line: 8, severity: "INFO", inferred: true, time: "2025-10-06T08:59:38.000Z", source: "cron", message: "time=2 left" },
      { line: 9, severity: "WARNING", time: "2025-10-06T08:59:39.000Z", source: "NetworkManager", message: "device (eth0): Activation: failed for connection 'eth0'" },
      { line: 10, severity: "WARNING", time: "2025-10-06T08:59:40.000Z", source: "lb", message: "Server be/web1 is DOWN, reason: Layer4 timeout" },
      { line: 11, severity: "ERROR", time: "2025-10-06T08:59:41.000Z", source: "lb", message: '10.0.0.9:51000 [06/Oct/2025:08:59:41.123] fe be/<NOSRV> 0/-1/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"' },
      { line: 12, severity: "ERROR", time: "2025-10-06T08:59:42.000Z", source: "telegraf", message: "[outputs.influxdb] connection refused" },
      { line: 13, severity: "WARNING", time: "2025-10-06T08:59:43.000Z", source: "postgres", message: "there is no transaction in progress" },
      { line: 14, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:44.000Z", source: "postgres", message: "[6-2] 2025-10-06 08:59:44 UTC [1200]: DETAIL:  error position 12" },
    ],
  },
  {
    format: "syslog",
    lines: [
      "Oct  6 08:59:35 node1 java[901]: 2025-10-06 08:59:35,123 ERROR [main] com.acme.A - lost",
      "Oct  6 08:59:35 node1 java[901]: java.sql.SQLException: closed",
      "Oct  6 08:59:35 node1 java[901]:         at com.acme.A.b(A.java:1)",
      "Oct  6 08:59:35 node1 java[901]: Caused by: java.net.ConnectException: refused",
      "Oct  6 08:59:35 node1 java[901]:         ... 12 more",
      "Oct  6 08:59:36 node1 worker[902]: Traceback (most recent call last):",
      'Oct  6 08:59:36 node1 worker[902]:   File "/srv/a.py", line 12, in run',
      "Oct  6 08:59:37 node1 sshd[903]: at port 22",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:35.000Z", source: "java", host: "node1", message: "lost" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:35.000Z", source: "java", message: "java.sql.SQLException: closed" },
      { line: 8, severity: "INFO", inferred: true, time: "2025-10-06T08:59:37.000Z", source: "sshd", message: "at port 22" },
    ],
  },
  {
    format: "generic-time",
    lines: [
      "2025-10-06T08:59:32.123456789Z E1006 08:59:32.123456       1 controller.go:114] loading OpenAPI spec failed",
      "2025-10-06T08:59:33.123456789Z I1006 08:59:33.123456       1 controller.go:114] error count reset",
      '2025-10-06T08:59:34.123456789Z {"level":"warn","msg":"slow","ts":1759741174.1}',
      '2025-10-06T08:59:35.123456789Z time="2025-10-06T08:59:35Z" level=info msg="error budget ok"',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "controller.go", host: null, message: "loading OpenAPI spec failed" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "controller.go", message: "error count reset" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", message: "slow" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:35.123Z", message: "error budget ok" },
    ],
  },
  {
    format: "syslog-no-host",
    lines: ['2025-10-06T08:59:32.123456+00:00 app[web.1]: level=error msg="db down"', "2025-10-06T08:59:33.123456+00:00 app[web.1]: Started GET /"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "app", message: "db down" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.123Z", source: "app", message: "Started GET /" },
    ],
  },
  {
    format: "table",
    lines: ['"@timestamp","host.name","@message"', '"Oct 6, 2025 @ 08:59:32.123",web1,"2025-10-06 08:59:32,123 INFO [main] com.acme.A - request failed, retried"', '"Oct 6, 2025 @ 08:59:33.123",web2,"{""level"":""warn"",""msg"":""slow query""}"'],
    records: [
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "com.acme.A", host: "web1", message: "request failed, retried" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", host: "web2", message: "slow query" },
    ],
  },
  {
    format: "syslog-5424",
    lines: ['<14>1 2025-10-06T08:59:32Z node1 etcd 900 - - {"level":"warn","ts":"2025-10-06T08:59:32.1Z","caller":"etcdserver/util.go:170","msg":"apply request took too long","error":"context canceled"}'],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "etcd", host: "node1", message: "apply request took too long: context canceled" }],
  },
  {
    format: "json-lines",
    lines: [
      '{"__REALTIME_TIMESTAMP":"1759741172123456","PRIORITY":"6","_HOSTNAME":"node1","SYSLOG_IDENTIFIER":"containerd","MESSAGE":"time=\\"2025-10-06T08:59:32Z\\" level=error msg=\\"no space left\\""}',
      '{"__REALTIME_TIMESTAMP":"1759741173123456","PRIORITY":"3","_HOSTNAME":"node1","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"I/O error"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "containerd", host: "node1", message: "no space left" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "kernel", host: "node1", message: "I/O error" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      '{"time":"2025-10-06T08:59:32Z","level":"error","msg":"cannot save order","err":{"type":"Error","message":"deadlock detected","stack":"Error: deadlock detected\\n    at a"}}',
      '{"time":"2025-10-06T08:59:33Z","level":"error","msg":"lost: отказано в доступе","error":"отказано в доступе"}',
      '{"time":"2025-10-06T08:59:34Z","level":"info","msg":"saved","error":null,"err":"<nil>"}',
      '{"time":"2025-10-06T08:59:35Z","level":"error","msg":"upstream","error":"сбой сети\\n  at b"}',
      '{"time":"2025-10-06T08:59:36Z","level":"error","msg":"Caused by: no route to host"}',
      '{"time":"2025-10-06T08:59:37Z","level":"error","msg":"at com.acme.A.b(A.java:1)"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "cannot save order: deadlock detected" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", message: "lost: отказано в доступе" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.000Z", message: "saved" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:35.000Z", message: "upstream: сбой сети" },
      { line: 5, severity: "ERROR", time: "2025-10-06T08:59:36.000Z", message: "Caused by: no route to host" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      '{"severity":"ERROR","time":"2025-10-06T08:59:32.123Z","exception.class":"PG::ConnectionBad","exception.message":"could not connect to server"}',
      '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","requestURI":"/api/v1/pods","verb":"create","responseStatus":{"code":403,"message":"pods is forbidden"},"requestReceivedTimestamp":"2025-10-06T08:59:33.123456Z","message":"create pods"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", message: "could not connect to server" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", message: "create pods" },
    ],
  },
];
