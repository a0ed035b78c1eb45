import type { FormatSample } from "./format-samples";

/** Routers, firewalls, balancers and syslog with a year or a zone, for tests. All invented. */
export const NETWORK_SAMPLES: readonly FormatSample[] = [
  {
    format: "cisco",
    lines: [
      "Oct 06 2025 08:59:32: %ASA-3-106010: Deny inbound icmp src outside:10.0.0.9 dst inside:10.0.0.1",
      'Oct 06 2025 08:59:33 fw1 : %ASA-4-106023: Deny tcp src outside:10.0.0.9/33 dst inside:10.0.0.1/80 by access-group "in"',
      "<166>Oct 06 2025 08:59:34 fw1 : %ASA-6-302013: Built inbound TCP connection 12",
      "Oct 06 2025 08:59:35 UTC: %ASA-1-105005: (Primary) Lost Failover communications with mate on interface inside",
      "<163>:Oct 06 08:59:36 EDT: %ASA-session-3-106010: Deny inbound",
      "%ASA-2-106001: Inbound TCP connection denied from 10.0.0.9/33",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "ASA", message: "106010: Deny inbound icmp src outside:10.0.0.9 dst inside:10.0.0.1" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "ASA", host: "fw1", message: '106023: Deny tcp src outside:10.0.0.9/33 dst inside:10.0.0.1/80 by access-group "in"' },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.000Z", source: "ASA", host: "fw1", message: "302013: Built inbound TCP connection 12" },
      { line: 4, severity: "CRITICAL", time: "2025-10-06T08:59:35.000Z", source: "ASA", message: "105005: (Primary) Lost Failover communications with mate on interface inside" },
      { line: 5, severity: "ERROR", time: "2025-10-06T12:59:36.000Z", source: "ASA", message: "106010: Deny inbound" },
      { line: 6, severity: "CRITICAL", time: "2025-10-06T12:59:36.000Z", source: "ASA", message: "106001: Inbound TCP connection denied from 10.0.0.9/33" },
    ],
  },
  {
    format: "cisco",
    lines: [
      "Oct  6 08:59:32.123 CEST: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down",
      "000123: Oct  6 08:59:33.123 MSK: %LINEPROTO-5-UPDOWN: Line protocol on Interface Gi0/1, changed state to down",
      "*Oct  6 2025 08:59:34.123 UTC: %SYS-5-CONFIG_I: Configured from console",
      "Oct  6 08:59:35 sw1 123: Oct  6 08:59:35.100 CEST: %OSPF-5-ADJCHG: Process 1, Nbr 10.0.0.1 on Gi0/1 from FULL to DOWN",
      "Oct  6 08:59:36.123 +03: %BGP-3-NOTIFICATION: sent to neighbor 10.0.0.1 4/0 (hold time expired)",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T06:59:32.123Z", source: "LINK", message: "UPDOWN: Interface Gi0/1, changed state to down" },
      { line: 2, severity: "INFO", time: "2025-10-06T05:59:33.123Z", source: "LINEPROTO", message: "UPDOWN: Line protocol on Interface Gi0/1, changed state to down" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "SYS", message: "CONFIG_I: Configured from console" },
      { line: 4, severity: "INFO", time: "2025-10-06T06:59:35.100Z", source: "OSPF", host: "sw1", message: "ADJCHG: Process 1, Nbr 10.0.0.1 on Gi0/1 from FULL to DOWN" },
      { line: 5, severity: "ERROR", time: "2025-10-06T05:59:36.123Z", source: "BGP", message: "NOTIFICATION: sent to neighbor 10.0.0.1 4/0 (hold time expired)" },
    ],
  },
  {
    format: "router-os",
    lines: [
      "oct/06/2025 08:59:32 system,error,critical login failure for user admin from 10.0.0.9 via ssh",
      "oct/06/2025 08:59:33 interface,info ether1 link down",
      "oct/06/2025 08:59:34 dhcp,warning dhcp1 offering lease 10.0.0.12 without success",
      "oct/06/2025 08:59:35 wireless,info AA:BB@wlan1: connected",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", source: "system", message: "login failure for user admin from 10.0.0.9 via ssh" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "interface", message: "ether1 link down" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "dhcp", message: "dhcp1 offering lease 10.0.0.12 without success" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:35.000Z", source: "wireless", message: "AA:BB@wlan1: connected" },
    ],
  },
  {
    format: "router-os",
    lines: [
      "2025-10-06 08:59:32 system,error,critical login failure for user admin from 10.0.0.9 via ssh",
      "2025-10-06 08:59:33 interface,info ether1 link down",
      "2025-10-06 08:59:34 dhcp,warning dhcp1 offering lease 10.0.0.12 without success",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", source: "system", message: "login failure for user admin from 10.0.0.9 via ssh" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "interface", message: "ether1 link down" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "dhcp", message: "dhcp1 offering lease 10.0.0.12 without success" },
    ],
  },
  {
    format: "router-os",
    lines: [
      "Oct  6 08:59:32 rb1 system,error,critical login failure for user admin from 10.0.0.9 via ssh",
      "Oct  6 08:59:33 rb1 interface,info ether1 link down",
      "Oct  6 08:59:34 rb1 dhcp,warning dhcp1 offering lease 10.0.0.12 without success",
      "Oct  6 08:59:35 rb1 firewall,info input: in:ether1 out:(unknown 0), proto TCP (SYN)",
    ],
    records: [
      { line: 1, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", source: "system", host: "rb1", message: "login failure for user admin from 10.0.0.9 via ssh" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "interface", host: "rb1", message: "ether1 link down" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "dhcp", host: "rb1", message: "dhcp1 offering lease 10.0.0.12 without success" },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:35.000Z", source: "firewall", host: "rb1", message: "input: in:ether1 out:(unknown 0), proto TCP (SYN)" },
    ],
  },
  {
    format: "haproxy",
    lines: [
      'Oct  6 08:59:32 lb1 haproxy[710]: Server shop/web1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.',
      "Oct  6 08:59:32 lb1 haproxy[710]: backend shop has no server available!",
      "Oct  6 08:59:33 lb1 haproxy[710]: Server shop/web1 is UP, reason: Layer4 check passed, check duration: 0ms. 1 active and 0 backup servers online.",
      'Oct  6 08:59:34 lb1 haproxy[710]: 10.0.0.9:51000 [06/Oct/2025:08:59:34.123] http-in shop/web1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET /shop HTTP/1.1"',
      'Oct  6 08:59:35 lb1 haproxy[710]: 10.0.0.9:51001 [06/Oct/2025:08:59:35.123] http-in shop/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 1/1/0/0/0 0/0 "GET /shop HTTP/1.1"',
      "Oct  6 08:59:36 lb1 haproxy[710]: Proxy shop started.",
      "Oct  6 08:59:37 lb1 haproxy[710]: Server shop/web2 is going DOWN for maintenance. 1 active servers left",
    ],
    records: [
      { line: 1, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "haproxy", host: "lb1", message: 'Server shop/web1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.' },
      { line: 2, severity: "CRITICAL", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "haproxy", host: "lb1", message: "backend shop has no server available!" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "haproxy", host: "lb1", message: "Server shop/web1 is UP, reason: Layer4 check passed, check duration: 0ms. 1 active and 0 backup servers online." },
      { line: 4, severity: "INFO", time: "2025-10-06T08:59:34.000Z", source: "haproxy", host: "lb1", message: '10.0.0.9:51000 [06/Oct/2025:08:59:34.123] http-in shop/web1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET /shop HTTP/1.1"' },
      { line: 5, severity: "ERROR", time: "2025-10-06T08:59:35.000Z", source: "haproxy", host: "lb1", message: '10.0.0.9:51001 [06/Oct/2025:08:59:35.123] http-in shop/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 1/1/0/0/0 0/0 "GET /shop HTTP/1.1"' },
      { line: 6, severity: "INFO", inferred: true, time: "2025-10-06T08:59:36.000Z", source: "haproxy", host: "lb1", message: "Proxy shop started." },
      { line: 7, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:37.000Z", source: "haproxy", host: "lb1", message: "Server shop/web2 is going DOWN for maintenance. 1 active servers left" },
    ],
  },
];
