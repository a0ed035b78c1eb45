import type { FormatSample } from "./format-samples";

/** Monitoring, automation and virtual machines, games and screens, for tests. All invented. */
export const OPERATIONS_SAMPLES: readonly FormatSample[] = [
  {
    format: "hclog",
    lines: [
      "2025-10-06T08:59:32.123Z [INFO]  agent: Synced node info",
      "2025-10-06T08:59:33.123Z [WARN]  agent.server.raft: heartbeat timeout reached, starting election: last-leader=10.0.0.1",
      '2025-10-06T08:59:34.123+0300 [ERROR] core: failed to unseal: error="no keys"',
      "    2025-10-06T08:59:35.123Z [ERR] nomad: heartbeating failed",
      "==> Vault server started! Log data will stream in below:",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "agent", message: "Synced node info" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "agent.server.raft", message: "heartbeat timeout reached, starting election: last-leader=10.0.0.1" },
      { line: 3, severity: "ERROR", time: "2025-10-06T05:59:34.123Z", source: "core", message: 'failed to unseal: error="no keys"' },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:35.123Z", source: "nomad", message: "heartbeating failed" },
    ],
  },
  {
    format: "hclog",
    lines: [
      "    2025/10/06 08:59:32 [INFO] serf: EventMemberJoin: web1 10.0.0.1",
      '    2025/10/06 08:59:33 [WARN] agent: Check "web" is now warning',
      "    2025/10/06 08:59:34 [ERR] agent: failed to sync remote state: No cluster leader",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "serf", message: "EventMemberJoin: web1 10.0.0.1" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "agent", message: 'Check "web" is now warning' },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", source: "agent", message: "failed to sync remote state: No cluster leader" },
    ],
  },
  {
    format: "libvirt",
    lines: [
      "2025-10-06 08:59:32.123+0000: 4711: info : libvirt version: 10.0.0",
      "2025-10-06 08:59:33.123+0000: 4712: error : qemuMonitorIO:600 : internal error: End of file from qemu monitor",
      "2025-10-06 08:59:34.123+0000: 4712: warning : virSecurityDACRestore:12 : Unable to lock",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", message: "libvirt version: 10.0.0" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "qemuMonitorIO", message: "internal error: End of file from qemu monitor" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "virSecurityDACRestore", message: "Unable to lock" },
    ],
  },
  {
    format: "ansible",
    lines: [
      "2025-10-06 08:59:32,123 p=4711 u=root n=ansible | TASK [install nginx] ****",
      '2025-10-06 08:59:33,123 p=4711 u=root n=ansible | fatal: [web1]: FAILED! => {"changed": false, "msg": "No package"}',
      "2025-10-06 08:59:34,123 p=4711 u=root n=ansible | ok: [web2]",
      "2025-10-06 08:59:35,123 p=4711 u=root n=ansible | web1 : ok=1 changed=0 unreachable=0 failed=1",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", source: "ansible", message: "TASK [install nginx] ****" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "ansible", message: 'fatal: [web1]: FAILED! => {"changed": false, "msg": "No package"}' },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "ansible", message: "ok: [web2]" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:35.123Z", source: "ansible", message: "web1 : ok=1 changed=0 unreachable=0 failed=1" },
    ],
  },
  {
    format: "nagios",
    lines: [
      "[1759741172] SERVICE ALERT: web1;HTTP;CRITICAL;HARD;4;CRITICAL - Socket timeout after 10 seconds",
      "[1759741173] HOST ALERT: db1;DOWN;SOFT;1;CRITICAL - Host Unreachable",
      "[1759741174] SERVICE ALERT: web1;HTTP;OK;HARD;4;HTTP OK",
      "[1759741175] Warning: Return code of 127 for check",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "SERVICE ALERT", host: "web1", message: "SERVICE ALERT: web1;HTTP;CRITICAL;HARD;4;CRITICAL - Socket timeout after 10 seconds" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "HOST ALERT", host: "db1", message: "HOST ALERT: db1;DOWN;SOFT;1;CRITICAL - Host Unreachable" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.000Z", source: "SERVICE ALERT", host: "web1", message: "SERVICE ALERT: web1;HTTP;OK;HARD;4;HTTP OK" },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:59:35.000Z", message: "Warning: Return code of 127 for check" },
    ],
  },
  {
    format: "icinga",
    lines: [
      "[2025-10-06 08:59:32 +0300] information/ApiListener: Sending config updates",
      "[2025-10-06 08:59:33 +0300] warning/PluginNotificationTask: Notification command failed",
      "[2025-10-06 08:59:34 +0300] critical/checker: Exception occurred",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T05:59:32.000Z", source: "ApiListener", message: "Sending config updates" },
      { line: 2, severity: "WARNING", time: "2025-10-06T05:59:33.000Z", source: "PluginNotificationTask", message: "Notification command failed" },
      { line: 3, severity: "CRITICAL", time: "2025-10-06T05:59:34.000Z", source: "checker", message: "Exception occurred" },
    ],
  },
  {
    format: "snort",
    lines: [
      "10/06-08:59:32.123456  [**] [1:2000:1] ET SCAN Potential SSH Scan [**] [Classification: Attempted Information Leak] [Priority: 2] {TCP} 10.0.0.9:51000 -> 10.0.0.1:22",
      "10/06/2025-08:59:33.123456  [**] [1:2001:1] ET MALWARE x [**] [Priority: 1] {TCP} 10.0.0.9:51000 -> 10.0.0.1:22",
    ],
    records: [
      { line: 1, severity: "WARNING", time: "2025-10-06T08:59:32.123Z", message: "ET SCAN Potential SSH Scan [**] [Classification: Attempted Information Leak] [Priority: 2] {TCP} 10.0.0.9:51000 -> 10.0.0.1:22" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", message: "ET MALWARE x [**] [Priority: 1] {TCP} 10.0.0.9:51000 -> 10.0.0.1:22" },
    ],
  },
  {
    format: "unreal",
    lines: [
      "Log file open, 10/06/25 08:59:32",
      "LogInit: Display: Running engine",
      "[2025.10.06-08.59.33:123][  0]LogTemp: Warning: slow shader",
      "[2025.10.06-08.59.34:123][ 12]LogNet: Error: connection lost",
      "[2025.10.06-08.59.35:123][ 13]LogWindows: Critical error",
    ],
    records: [
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "LogInit", message: "Running engine" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "LogTemp", message: "slow shader" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "LogNet", message: "connection lost" },
      { line: 5, severity: "CRITICAL", inferred: true, time: "2025-10-06T08:59:35.123Z", source: "LogWindows", message: "Critical error" },
    ],
  },
  {
    format: "xorg",
    lines: [
      '[    12.345] (II) LoadModule: "glx"',
      '[    12.346] (EE) Failed to load module "nvidia" (module does not exist, 0)',
      "[    12.347] (WW) Falling back to old probe method",
    ],
    records: [
      { line: 1, severity: "INFO", time: null, message: 'LoadModule: "glx"' },
      { line: 2, severity: "ERROR", time: null, message: 'Failed to load module "nvidia" (module does not exist, 0)' },
      { line: 3, severity: "WARNING", time: null, message: "Falling back to old probe method" },
    ],
  },
  {
    format: "journal-export",
    lines: [
      "__CURSOR=s=1;i=1",
      "__REALTIME_TIMESTAMP=1759741172123456",
      "__MONOTONIC_TIMESTAMP=123",
      "_BOOT_ID=abc",
      "PRIORITY=3",
      "_HOSTNAME=web1",
      "SYSLOG_IDENTIFIER=sshd",
      "MESSAGE=error: no host key",
      "_PID=12",
      "",
      "__CURSOR=s=1;i=2",
      "__REALTIME_TIMESTAMP=1759741173123456",
      "PRIORITY=6",
      "_HOSTNAME=web1",
      "SYSLOG_IDENTIFIER=cron",
      "MESSAGE=started",
      "",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "sshd", host: "web1", message: "error: no host key" },
      { line: 11, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "cron", host: "web1", message: "started" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      '{"_index":"logs-1","_type":"_doc","_id":"a","_score":1,"_source":{"@timestamp":"2025-10-06T08:59:32.123Z","level":"error","message":"lost","host":{"name":"web1"}}}',
      '{"_index":"logs-1","_type":"_doc","_id":"b","_score":1,"_source":{"@timestamp":"2025-10-06T08:59:33.123Z","level":"info","message":"back"}}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", host: "web1", message: "lost" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", message: "back" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      '{"preview":false,"offset":0,"result":{"_time":"2025-10-06T08:59:32.000+0300","host":"web1","source":"/var/log/x","sourcetype":"syslog","_raw":"Oct  6 08:59:32 web1 sshd[1]: Failed password"}}',
      '{"preview":false,"offset":1,"result":{"_time":"2025-10-06T08:59:33.000+0300","host":"web1","source":"/var/log/x","_raw":"Oct  6 08:59:33 web1 cron[1]: ok"}}',
    ],
    records: [
      { line: 1, severity: "WARNING", inferred: true, time: "2025-10-06T05:59:32.000Z", source: "sshd", host: "web1", message: "Failed password" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T05:59:33.000Z", source: "cron", host: "web1", message: "ok" },
    ],
  },
];
