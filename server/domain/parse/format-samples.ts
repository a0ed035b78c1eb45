/** What a record of a sample must come out as; `time` is UTC, read in UTC and the year 2025 where the line leaves both open. */
export interface ExpectedRecord {
  line: number;
  severity: string | null;
  time: string | null;
  source?: string | null;
  host?: string | null;
  message: string;
  inferred?: true;
}

/** A few lines of one format, for tests. All invented. */
export interface FormatSample {
  format: string;
  lines: string[];
  records: ExpectedRecord[];
}

export const WEB_AND_SYSLOG_SAMPLES: readonly FormatSample[] = [
  {
    format: "nginx-error",
    lines: ["2025/10/06 08:59:32 [error] 710#0: *12 upstream timed out (110: Connection timed out), client: 10.0.0.9", "2025/10/06 08:59:33 [notice] 710#0: signal 1 received, reconfiguring"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "upstream timed out (110: Connection timed out), client: 10.0.0.9" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", message: "signal 1 received, reconfiguring" },
    ],
  },
  {
    format: "apache-error",
    lines: [
      "[Mon Oct 06 08:59:32.902022 2025] [core:error] [pid 35708:tid 4328636416] [client 10.0.0.9:51000] File does not exist: /srv/www/favicon.ico",
      "[Mon Oct 06 08:59:33 2025] [warn] child process 12 still did not exit",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.902Z", source: "core", message: "[client 10.0.0.9:51000] File does not exist: /srv/www/favicon.ico" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: null, message: "child process 12 still did not exit" },
    ],
  },
  {
    format: "access",
    lines: [
      '10.0.0.9 - alice [06/Oct/2025:08:59:32 -0700] "GET /shop HTTP/1.1" 502 157 "-" "curl/8"',
      'shop.example 10.0.0.9 - - [06/Oct/2025:08:59:33 +0300] "POST /pay HTTP/1.1" 404 12',
      '10.0.0.9 - - [06/Oct/2025:08:59:34 +0000] "GET / HTTP/1.1" 304 0',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T15:59:32.000Z", host: null, message: '"GET /shop HTTP/1.1" 502 157 "-" "curl/8"' },
      { line: 2, severity: "WARNING", time: "2025-10-06T05:59:33.000Z", host: "shop.example", message: '"POST /pay HTTP/1.1" 404 12' },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.000Z", message: '"GET / HTTP/1.1" 304 0' },
    ],
  },
  {
    format: "w3c",
    lines: ["#Software: Microsoft Internet Information Services 10.0", "#Fields: date time s-computername cs-method cs-uri-stem cs-uri-query sc-status", "2025-10-06 08:59:32 WEB01 GET /shop - 500", "2025-10-06 08:59:33 WEB01 GET /cart id=1 200"],
    records: [
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", host: "WEB01", message: "GET /shop 500" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:33.000Z", host: "WEB01", message: "GET /cart id=1 200" },
    ],
  },
  {
    format: "syslog",
    lines: ["<12>Oct  6 08:59:32 web1 nfsd[4711]: server not answering, still trying", "<14>Oct 16 08:59:33 web1 crond: session opened"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "nfsd", host: "web1", message: "server not answering, still trying" },
      { line: 2, severity: "INFO", time: "2025-10-16T08:59:33.000Z", source: "crond", host: "web1", message: "session opened" },
    ],
  },
  {
    format: "syslog",
    lines: ["2025-10-06T08:59:32.123456-05:30 web1 sshd[12]: Connection closed by 10.0.0.9", "2025-10-06T08:59:33+0300 web1 smartd[9]: Device: /dev/sda, 8 unreadable sectors, read error", "-- Boot 0a1b2c --"],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T14:29:32.123Z", source: "sshd", host: "web1", message: "Connection closed by 10.0.0.9" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T05:59:33.000Z", source: "smartd", host: "web1", message: "Device: /dev/sda, 8 unreadable sectors, read error" },
    ],
  },
  {
    format: "syslog-5424",
    lines: [
      '<165>1 2025-10-06T08:59:32.003-03:00 web1.example su 4711 ID47 [sample@1 key="a \\"b\\" ]c" n="2"][more x="y"] link is back',
      "<34>1 2025-10-06T08:59:33Z - su - - - 'su root' gave up on /dev/pts/8",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T11:59:32.003Z", source: "su", host: "web1.example", message: "link is back" },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.000Z", source: "su", host: null, message: "'su root' gave up on /dev/pts/8" },
    ],
  },
  {
    format: "cisco",
    lines: ["<187>119: sw1: *Oct  6 08:59:32.123: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down", "<189>120: sw1: *Oct  6 08:59:33.124: %SYS-5-CONFIG_I: Configured from console"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "LINK", message: "UPDOWN: Interface Gi0/1, changed state to down" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.124Z", source: "SYS", message: "CONFIG_I: Configured from console" },
    ],
  },
  {
    format: "kernel",
    lines: ["[12345.678901] usb 1-1: new high-speed device number 2", "[12346.000001] ata1.00: exception, I/O error on sda"],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: null, source: "kernel", message: "usb 1-1: new high-speed device number 2" },
      { line: 2, severity: "ERROR", inferred: true, time: null, source: "kernel", message: "ata1.00: exception, I/O error on sda" },
    ],
  },
  {
    format: "kernel-dated",
    lines: ["[Mon Oct  6 08:59:32 2025] EXT4-fs (sda1): mounted filesystem"],
    records: [{ line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "kernel", message: "EXT4-fs (sda1): mounted filesystem" }],
  },
  {
    format: "openwrt",
    lines: ["Mon Oct  6 08:59:32 2025 daemon.err dnsmasq[12]: failed to bind"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "dnsmasq", message: "failed to bind" }],
  },
  {
    format: "syslog-cluster",
    lines: ["- 1759741172 2025.10.06 dn22 Oct 6 08:59:32 dn22/dn22 crond(pam_unix)[2915]: session closed for user root"],
    records: [{ line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "crond(pam_unix)", host: "dn22", message: "session closed for user root" }],
  },
];

export const PROGRAM_SAMPLES: readonly FormatSample[] = [
  {
    format: "home",
    lines: ["2025-10-06T08:59:32 ERROR os: Kernel: watchdog, CPU 3", "2025-10-06T08:59:33 WARN app-1: slow", "    by 3 s"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "os", message: "Kernel: watchdog, CPU 3" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "app-1", message: "slow" },
    ],
  },
  {
    format: "klog",
    lines: ["E1006 08:59:32.800000    1010 kubelet.go:10] pod worker stuck", "I20251006 08:59:33.800001    1010 sync.cc:7] all good"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.800Z", source: "kubelet.go", message: "pod worker stuck" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.800Z", source: "sync.cc", message: "all good" },
    ],
  },
  {
    format: "logcat",
    lines: ["--------- beginning of main", "10-06 08:59:32.811  1702  2395 W WindowManager: App freeze timeout: 3", "10-06 08:59:32.812  1702  2395 F libc    : abort"],
    records: [
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:32.811Z", source: "WindowManager", message: "App freeze timeout: 3" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T08:59:32.812Z", source: "libc", message: "abort" },
    ],
  },
  {
    format: "logcat-brief",
    lines: ["E/Camera( 1702): no lens", "D/Camera( 1702): retry"],
    records: [
      { line: 1, severity: "ERROR", time: null, source: "Camera", message: "no lens" },
      { line: 2, severity: "DEBUG", time: null, source: "Camera", message: "retry" },
    ],
  },
  {
    format: "postgresql",
    lines: [
      "2025-10-06 08:59:32.123 MSK [4711] app@orders ERROR:  relation \"carts\" does not exist at character 15",
      "2025-10-06 08:59:32.123 MSK [4711] app@orders STATEMENT:  select *",
      "\tfrom carts",
      "2025-10-06 08:59:34.000 MSK [12] LOG:  checkpoint starting: time",
      "2025-10-06 08:59:35.000 MSK [12] FATAL:  too many clients already",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", message: 'relation "carts" does not exist at character 15' },
      { line: 4, severity: "INFO", time: "2025-10-06T05:59:34.000Z", message: "checkpoint starting: time" },
      { line: 5, severity: "CRITICAL", time: "2025-10-06T05:59:35.000Z", message: "too many clients already" },
    ],
  },
  {
    format: "mongodb",
    lines: ["2025-10-06T08:59:32.123+0300 E STORAGE  [thread1] no space"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "STORAGE", message: "no space" }],
  },
  {
    format: "zap",
    lines: ["2025-10-06T08:59:32.123Z\tERROR\torders/place.go:12\tlost\t{\"id\": 1}", "2025-10-06T08:59:33.123Z\tINFO\tnext"],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders/place.go:12", message: 'lost\t{"id": 1}' },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: null, message: "next" },
    ],
  },
  {
    format: "mysql",
    lines: ["2025-10-06T08:59:32.123456Z 8 [Warning] [MY-010055] [Server] IP address could not be resolved", "2025-10-06  8:59:33 0 [Note] InnoDB: ready"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", source: "Server", message: "IP address could not be resolved" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: null, message: "InnoDB: ready" },
    ],
  },
  {
    format: "mysql-5",
    lines: ["251006  8:59:32 [ERROR] Table './shop/cart' is marked as crashed"],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", message: "Table './shop/cart' is marked as crashed" }],
  },
  {
    format: "redis",
    lines: ["4711:M 06 Oct 2025 08:59:32.123 # Can't save in background: fork", "4711:S 06 Oct 2025 08:59:33.123 * MASTER <-> REPLICA sync started"],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", message: "Can't save in background: fork" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", message: "MASTER <-> REPLICA sync started" },
    ],
  },
  {
    format: "pipes-compact",
    lines: ["20251006-8:9:32:606|Steps|30002312|count is 12"],
    records: [{ line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:09:32.606Z", source: "Steps", message: "count is 12" }],
  },
  {
    format: "blue-gene",
    lines: ["- 1759741172 2025.10.06 R02-M1 2025-10-06-08.59.32.675872 R02-M1 RAS KERNEL FATAL cache gave up"],
    records: [{ line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.675Z", source: "KERNEL", host: "R02-M1", message: "cache gave up" }],
  },
  {
    format: "cluster-events",
    lines: ["1346 node-24 unix.hw state_change.unavailable 1759741172 1 Component is unavailable"],
    records: [{ line: 1, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "unix.hw", host: "node-24", message: "Component is unavailable" }],
  },
  {
    format: "proxifier",
    lines: ["[10.06 08:59:32] browser.exe *64 - proxy.example:5070 close, 0 bytes sent"],
    records: [{ line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "browser.exe *64", message: "proxy.example:5070 close, 0 bytes sent" }],
  },
  {
    format: "windows-servicing",
    lines: ["2025-10-06 08:59:32, Warning               CBS    Session closed early"],
    records: [{ line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "CBS", message: "Session closed early" }],
  },
];
