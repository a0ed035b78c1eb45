import type { FormatSample } from "./format-samples";

/** Switches, balancers and firewalls in syslog, jobs and proxies, for tests. All invented. */
export const DEVICE_SAMPLES: readonly FormatSample[] = [
  {
    format: "cisco",
    lines: [
      "Oct  6 08:59:32 sw1 Ebra: %LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet1, changed state to down",
      "Oct  6 08:59:33 sw1 Bgp: %BGP-3-NOTIFICATION: sent to neighbor 10.0.0.1",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "LINEPROTO", host: "sw1", message: "UPDOWN: Line protocol on Interface Ethernet1, changed state to down" },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "BGP", host: "sw1", message: "NOTIFICATION: sent to neighbor 10.0.0.1" },
    ],
  },
  {
    format: "syslog-5424",
    lines: [
      '<134>1 2025-10-06T08:59:32Z fw1 CheckPoint 12345 - [action:"Drop"; ifname:"eth0"; src:"10.0.0.9"; dst:"10.0.0.1"; proto:"6"]',
      "<34>1 2025-10-06T08:59:33Z fw1 su - - - 'su root' failed",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "CheckPoint", host: "fw1", message: '[action:"Drop"; ifname:"eth0"; src:"10.0.0.9"; dst:"10.0.0.1"; proto:"6"]' },
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:33.000Z", source: "su", host: "fw1", message: "'su root' failed" },
    ],
  },
  {
    format: "syslog",
    lines: [
      "Oct  6 08:59:32 bigip1 err mcpd[1234]: 01070638:3: Pool /Common/shop member /Common/10.0.0.1:80 monitor status down.",
      "Oct  6 08:59:33 bigip1 notice mcpd[1234]: 01070727:5: Pool /Common/shop member up",
      "Oct  6 08:59:34 bigip1 warning tmm[12]: 01260013:4: SSL Handshake failed",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "mcpd", host: "bigip1", message: "01070638:3: Pool /Common/shop member /Common/10.0.0.1:80 monitor status down." },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "mcpd", host: "bigip1", message: "01070727:5: Pool /Common/shop member up" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "tmm", host: "bigip1", message: "01260013:4: SSL Handshake failed" },
    ],
  },
  {
    format: "gitlab-job",
    lines: [
      "2025-10-06T08:59:32.123456Z 00O Running with gitlab-runner 17.0.0",
      "2025-10-06T08:59:33.123456Z 00E ERROR: Job failed: exit code 1",
      "2025-10-06T08:59:34.123456Z 01O+more",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", message: "Running with gitlab-runner 17.0.0" },
      { line: 2, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:33.123Z", message: "ERROR: Job failed: exit code 1" },
    ],
  },
  {
    format: "syslog",
    lines: [
      "Oct  6 08:59:32  mx1 rpd[1234]: %DAEMON-4-BGP_IO_ERROR_CLOSE_SESSION: BGP peer 10.0.0.1 (External AS 1): Error event",
      "Oct  6 08:59:33  mx1 mib2d[1235]: SNMP_TRAP_LINK_DOWN: ifIndex 12, ifAdminStatus up(1), ifOperStatus down(2), ifName ge-0/0/1",
    ],
    records: [
      { line: 1, severity: "ERROR", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "rpd", host: "mx1", message: "%DAEMON-4-BGP_IO_ERROR_CLOSE_SESSION: BGP peer 10.0.0.1 (External AS 1): Error event" },
      { line: 2, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "mib2d", host: "mx1", message: "SNMP_TRAP_LINK_DOWN: ifIndex 12, ifAdminStatus up(1), ifOperStatus down(2), ifName ge-0/0/1" },
    ],
  },
  {
    format: "json-lines",
    lines: [
      '{"time_local":"06/Oct/2025:08:59:32 +0300","remote_addr":"10.0.0.9","request":"GET /shop HTTP/1.1","status":"502","body_bytes_sent":"157","upstream_addr":"10.0.0.1:80"}',
      '{"time_iso8601":"2025-10-06T08:59:33+03:00","remote_addr":"10.0.0.9","request":"GET / HTTP/1.1","status":"200"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T05:59:32.000Z", message: '{"time_local":"06/Oct/2025:08:59:32 +0300","remote_addr":"10.0.0.9","request":"GET /shop HTTP/1.1","status":"502","body_bytes_sent":"157","upstream_addr":"10.0.0.1:80"}' },
      { line: 2, severity: "INFO", time: "2025-10-06T05:59:33.000Z", message: '{"time_iso8601":"2025-10-06T08:59:33+03:00","remote_addr":"10.0.0.9","request":"GET / HTTP/1.1","status":"200"}' },
    ],
  },
  {
    format: "zap",
    lines: [
      "2025-10-06T08:59:32.123Z\tinfo\tservice@v0.100.0/service.go:102\tSetting up own telemetry...",
      '2025-10-06T08:59:33.123Z\terror\texporterhelper/queue_sender.go:90\tExporting failed. Dropping data.\t{"kind": "exporter", "error": "x"}',
      "go.opentelemetry.io/collector/exporter/exporterhelper.(*queueSender).consume",
      "\tgo.opentelemetry.io/collector/exporter@v0.100.0/exporterhelper/queue_sender.go:90",
      "2025-10-06T08:59:34.123Z\twarn\tx@v1/y.go:1\tslow",
    ],
    records: [
      { line: 1, severity: "INFO", time: "2025-10-06T08:59:32.123Z", source: "service@v0.100.0/service.go:102", message: "Setting up own telemetry..." },
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:33.123Z", source: "exporterhelper/queue_sender.go:90", message: 'Exporting failed. Dropping data.\t{"kind": "exporter", "error": "x"}' },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:34.123Z", source: "x@v1/y.go:1", message: "slow" },
    ],
  },
];
