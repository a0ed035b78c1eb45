import type { FormatSample } from "./format-samples";

/** Application servers, databases, names, mail and telephony, for tests. All invented. */
export const SERVER_SAMPLES: readonly FormatSample[] = [
  {
    format: "weblogic",
    lines: [
      "####<Oct 6, 2025 8:59:32,123 AM MSK> <Error> <HTTP> <host1> <AdminServer> <[ACTIVE] ExecuteThread: '0'> <<WLS Kernel>> <> <> <1759741172123> <[severity-value: 8] [rid: 0]> <BEA-101020> <Servlet failed with an Exception",
      "java.lang.NullPointerException",
      "\tat a.b.C(C.java:1)",
      "> ",
      "####<Oct 6, 2025 8:59:33,123 AM MSK> <Warning> <Socket> <host1> <AdminServer> <[STANDBY] ExecuteThread: '1'> <<WLS Kernel>> <> <> <1759741173123> <BEA-000449> <Closing socket>",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.123Z", source: "HTTP", host: "host1", message: "<BEA-101020> <Servlet failed with an Exception" },
      { line: 5, severity: "WARNING", time: "2025-10-06T05:59:33.123Z", source: "Socket", host: "host1", message: "<BEA-000449> <Closing socket>" },
    ],
  },
  {
    format: "websphere",
    lines: [
      "[10/6/25 8:59:32:123 MSK] 00000012 SystemOut     O   started",
      "[10/6/25 8:59:33:123 MSK] 00000013 WebContainer  E   SRVE0255E: A WebGroup/Virtual Host has not been defined.",
      '[10/6/25 8:59:34:123 MSK] 00000014 ThreadMonitor W   WSVR0605W: Thread "WebContainer : 1" has been active',
      "                                 at a.b.C(C.java:1)",
      "[10/6/25 8:59:35:123 MSK] 00000014 server        I   ok",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T05:59:32.123Z", source: "SystemOut", message: "started" },
      { line: 2, severity: "ERROR", time: "2025-10-06T05:59:33.123Z", source: "WebContainer", message: "SRVE0255E: A WebGroup/Virtual Host has not been defined." },
      { line: 3, severity: "WARNING", time: "2025-10-06T05:59:34.123Z", source: "ThreadMonitor", message: 'WSVR0605W: Thread "WebContainer : 1" has been active' },
      { line: 5, severity: "INFO", time: "2025-10-06T05:59:35.123Z", source: "server", message: "ok" },
    ],
  },
  {
    format: "aerospike",
    lines: [
      "Oct 06 2025 08:59:32 GMT: INFO (info): (ticker.c:12) fds",
      "Oct 06 2025 08:59:33 GMT: WARNING (drv_ssd): (drv_ssd.c:12) device has no space",
      "Oct 06 2025 08:59:34 GMT: FAILED ASSERTION (as): (as.c:12) boom",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "info", message: "fds" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "drv_ssd", message: "device has no space" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T08:59:34.000Z", source: "as", message: "boom" },
    ],
  },
  {
    format: "pgbouncer",
    lines: [
      "2025-10-06 08:59:32.123 MSK [4711] LOG C-0x55: shop/app@10.0.0.9:5432 login attempt: db=shop user=app",
      "2025-10-06 08:59:33.123 MSK [4711] WARNING C-0x55: shop/app@10.0.0.9:5432 pooler error: query_wait_timeout",
      "2025-10-06 08:59:34.123 MSK [4711] ERROR S-0x56: could not connect",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T05:59:32.123Z", message: "shop/app@10.0.0.9:5432 login attempt: db=shop user=app" },
      { line: 2, severity: "WARNING", time: "2025-10-06T05:59:33.123Z", message: "shop/app@10.0.0.9:5432 pooler error: query_wait_timeout" },
      { line: 3, severity: "ERROR", time: "2025-10-06T05:59:34.123Z", message: "could not connect" },
    ],
  },
  {
    format: "tarantool",
    lines: [
      "2025-10-06 08:59:32.123 [4711] main/103/init.lua C> Tarantool 2.11",
      "2025-10-06 08:59:33.123 [4711] main/103/init.lua I> ready",
      "2025-10-06 08:59:34.123 [4711] applier/10.0.0.1 E> error applying row",
      "2025-10-06 08:59:35.123 [4711] main W> slow",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "main/103/init.lua", message: "Tarantool 2.11" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "main/103/init.lua", message: "ready" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "applier/10.0.0.1", message: "error applying row" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.123Z", source: "main", message: "slow" },
    ],
  },
  {
    format: "bind",
    lines: [
      "06-Oct-2025 08:59:32.123 general: info: running",
      "06-Oct-2025 08:59:33.123 lame-servers: info: host unreachable resolving 'x/A/IN': 10.0.0.9#53",
      "06-Oct-2025 08:59:34.123 general: error: zone x/IN: not loaded due to errors",
      "06-Oct-2025 08:59:35.123 security: warning: client denied",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "general", message: "running" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "lame-servers", message: "host unreachable resolving 'x/A/IN': 10.0.0.9#53" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "general", message: "zone x/IN: not loaded due to errors" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.123Z", source: "security", message: "client denied" },
    ],
  },
  {
    format: "samba",
    lines: [
      "[2025/10/06 08:59:32.123456,  0] ../../source3/smbd/server.c:1784(main)",
      "  smbd version 4.17 started.",
      "[2025/10/06 08:59:33.123456,  1] ../../source3/auth/auth.c:12(check)",
      "  check_ntlm_password: Authentication for user [x] FAILED with error NT_STATUS_WRONG_PASSWORD",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", source: "main", message: "smbd version 4.17 started." },
      { line: 3, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:33.123Z", source: "check", message: "check_ntlm_password: Authentication for user [x] FAILED with error NT_STATUS_WRONG_PASSWORD" },
    ],
  },
  {
    format: "dovecot",
    lines: [
      "Oct 06 08:59:32 imap-login: Info: Login: user=<a>, method=PLAIN",
      "Oct 06 08:59:33 auth: Error: PAM unavailable",
      "Oct 06 08:59:34 imap(a)<12><x>: Warning: slow",
      "2025-10-06 08:59:35 master: Fatal: cannot bind",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "imap-login", message: "Login: user=<a>, method=PLAIN" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "auth", message: "PAM unavailable" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "imap", message: "slow" },
      { line: 4, severity: "CRITICAL", time: "2025-10-06T08:59:35.000Z", source: "master", message: "cannot bind" },
    ],
  },
  {
    format: "asterisk",
    lines: [
      "[Oct  6 08:59:32] NOTICE[4711] chan_sip.c: Registration from '\"100\" <sip:100@10.0.0.1>' failed for '10.0.0.9:5060' - Wrong password",
      "[Oct  6 08:59:33] WARNING[4711][C-00000012] app_dial.c: Unable to create channel of type 'SIP'",
      "[2025-10-06 08:59:34] ERROR[4711]: res_pjsip.c:12 ast_sip: Could not find",
      "[Oct  6 08:59:35] VERBOSE[4711] pbx.c: -- Executing",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "chan_sip.c", message: "Registration from '\"100\" <sip:100@10.0.0.1>' failed for '10.0.0.9:5060' - Wrong password" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "app_dial.c", message: "Unable to create channel of type 'SIP'" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", source: "res_pjsip.c", message: "Could not find" },
      { line: 4, severity: "TRACE", time: "2025-10-06T08:59:35.000Z", source: "pbx.c", message: "-- Executing" },
    ],
  },
  {
    format: "uwsgi",
    lines: [
      "*** Starting uWSGI 2.0.20 (64bit) on [Mon Oct  6 08:59:32 2025] ***",
      "[pid: 12|app: 0|req: 1/1] 10.0.0.9 () {40 vars in 600 bytes} [Mon Oct  6 08:59:33 2025] GET /shop => generated 12 bytes in 3 msecs (HTTP/1.1 500) 2 headers in 88 bytes (1 switches on core 0)",
      'Mon Oct  6 08:59:34 2025 - *** uWSGI listen queue of socket "127.0.0.1:3031" (fd: 3) full !!! (101/100) ***',
      "[pid: 12|app: 0|req: 2/2] 10.0.0.9 () {40 vars in 600 bytes} [Mon Oct  6 08:59:35 2025] GET / => generated 12 bytes in 3 msecs (HTTP/1.1 200) 2 headers in 88 bytes",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", message: "Starting uWSGI 2.0.20 (64bit) on [Mon Oct  6 08:59:32 2025] ***" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", message: "GET /shop => generated 12 bytes in 3 msecs (HTTP/1.1 500) 2 headers in 88 bytes (1 switches on core 0)" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.000Z", message: '*** uWSGI listen queue of socket "127.0.0.1:3031" (fd: 3) full !!! (101/100) ***' },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:35.000Z", message: "GET / => generated 12 bytes in 3 msecs (HTTP/1.1 200) 2 headers in 88 bytes" },
    ],
  },
];
