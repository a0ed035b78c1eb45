import type { FormatSample } from "./format-samples";

const TABLES: readonly FormatSample[] = [
  {
    // Datadog: the severity is the status
    format: "table",
    lines: ["Date,Host,Service,Status,Content", '"2025-10-06T08:59:32.123Z","i-0ab","orders","error","lost"', '"2025-10-06T08:59:33.123Z","i-0ab","orders","warn","slow"', '"2025-10-06T08:59:34.123Z","i-0ab","orders","ok","fine"'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "i-0ab", message: "lost" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", host: "i-0ab", message: "slow" },
      { line: 4, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.123Z", source: "orders", host: "i-0ab", message: "fine" },
    ],
  },
  {
    // Grafana
    format: "table",
    lines: ['"Time","Line","labels","tsNs"', '1759741172123,"level=error msg=""lost it""","{""app"":""orders"",""pod"":""o-1""}","1759741172123456000"', '1759741173123,"slow","{""app"":""orders"",""detected_level"":""warn""}","1759741173123456000"'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "o-1", message: "lost it" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", message: "slow" },
    ],
  },
  {
    // Google Cloud: a column for each kind of text
    format: "table",
    lines: ["jsonPayload.message,protoPayload.methodName,protoPayload.serviceName,resource.labels.container_name,severity,textPayload,timestamp", "lost,,,orders,ERROR,,2025-10-06T08:59:32.123456789Z", ",,,orders,WARNING,slow,2025-10-06T08:59:33Z", ",v1.instances.insert,compute.googleapis.com,,ERROR,,2025-10-06T08:59:34Z"],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", message: "lost" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "orders", message: "slow" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", source: "compute.googleapis.com", message: "v1.instances.insert" },
    ],
  },
  {
    // Splunk: the text first, a column "timestamp" that holds none
    format: "table",
    lines: ['"_raw","_time",host,source,timestamp', '"2025-10-06 08:59:32,123 ERROR [main] a.Pay - lost', 'java.lang.X: ""y""','\tat a.B.c(B.java:1)","2025-10-06T08:59:32.123+0000",web1,"/var/log/a.log",none', '"plain",1759741173,web1,"/var/log/a.log",none', '"Oct  6 08:59:34 web1 sshd[12]: Failed password",1759741174,web1,"/var/log/secure",none'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "/var/log/a.log", host: "web1", message: "lost" },
      { line: 5, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "/var/log/a.log", host: "web1", message: "plain" },
      { line: 6, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:34.000Z", source: "sshd", host: "web1", message: "Failed password" },
    ],
  },
  {
    // Sumo Logic
    format: "table",
    lines: ['"_messageTimeMs","_sourceHost","_sourceCategory","_raw"', '"1759741172123","web1","prod/orders","2025-10-06 08:59:32,123 ERROR [main] a.Pay - lost"', '"1759741173123","web1","prod/orders","fine"'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "prod/orders", host: "web1", message: "lost" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.123Z", source: "prod/orders", host: "web1", message: "fine" },
    ],
  },
  {
    // Kibana: `-` for what is not there
    format: "table",
    lines: ['"@timestamp","log.level","service.name","kubernetes.pod.name",message', '"Oct 6, 2025 @ 08:59:32.123",error,-,"orders-1",lost', '"Oct 6, 2025 @ 08:59:33.123",-,orders,"orders-1","{""level"":""warn"",""msg"":""slow""}"'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: null, host: "orders-1", message: "lost" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", host: "orders-1", message: "slow" },
    ],
  },
  {
    // Azure's portal
    format: "table",
    lines: ['"timestamp [UTC]",message,severityLevel,"cloud_RoleName"', '"10/6/2025, 8:59:32.123 AM","cannot open",3,shop', '"10/6/2025, 8:59:33.123 AM",started,1,shop'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "shop", message: "cannot open" },
      { line: 3, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "shop", message: "started" },
    ],
  },
  {
    // Get-WinEvent | Export-Csv: the text first, over several lines
    format: "table",
    lines: [
      "#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord", '"Message","Id","Level","ProviderName","MachineName","TimeCreated","LevelDisplayName"', '"The service ended.', 'It did ""so"" once.","7031","2","Service Control Manager","PC1","10/6/2025 8:59:32 AM","Error"',
      '"It runs.","7036","4","Service Control Manager","PC1","10/6/2025 8:59:33 AM",""',
    ],
    records: [
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Service Control Manager", host: "PC1", message: "The service ended." },
      { line: 5, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Service Control Manager", host: "PC1", message: "It runs." },
    ],
  },
  {
    // Get-EventLog | Export-Csv
    format: "table",
    lines: [
      "#TYPE System.Diagnostics.EventLogEntry#System/disk/51", '"EventID","MachineName","Category","EntryType","Message","Source","TimeGenerated"', '"7031","PC1","(0)","Error","The service ended.', 'It did so once.","Service Control Manager","10/6/2025 8:59:32 AM"',
      '"4625","PC1","(1)","FailureAudit","No such account","Security","10/6/2025 8:59:33 AM"', '"1","PC1","(0)","0","Hello","Tcpip","10/6/2025 8:59:34 AM"',
    ],
    records: [
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Service Control Manager", host: "PC1", message: "The service ended." },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "Security", host: "PC1", message: "No such account" },
      { line: 6, severity: "INFO", time: "2025-10-06T08:59:34.000Z", source: "Tcpip", host: "PC1", message: "Hello" },
    ],
  },
  {
    // Zabbix
    format: "table",
    lines: ['"Severity","Time","Recovery time","Status","Host","Problem","Duration"', '"High","2025-10-06 08:59:32","","PROBLEM","web1","No space on /","12m"', '"Warning","2025-10-06 08:59:33","","RESOLVED","web2","CPU is busy","28s"', '"Average","2025-10-06 08:59:34","","PROBLEM","db1","MySQL is down","1h"'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", host: "web1", message: "No space on /" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", host: "web2", message: "CPU is busy" },
      { line: 4, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", host: "db1", message: "MySQL is down" },
    ],
  },
  {
    format: "table",
    lines: ['"Важность","Время","Состояние","Узел сети","Проблема"', '"Чрезвычайная","2025-10-06 08:59:32","ПРОБЛЕМА","web1","Мало места"', '"Высокая","2025-10-06 08:59:33","РЕШЕНО","web2","Нет ответа"'],
    records: [
      { line: 2, severity: "CRITICAL", time: "2025-10-06T08:59:32.000Z", host: "web1", message: "Мало места" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", host: "web2", message: "Нет ответа" },
    ],
  },
  {
    // PagerDuty
    format: "table",
    lines: ["id,incident_number,description,service_name,created_on,resolved_on,urgency", 'Q1,12,"DiskFull on web1, 2 GB left",orders,2025-10-06T08:59:32+00:00,,high', 'Q2,13,"slow",shop,2025-10-06T08:59:33+00:00,,low'],
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "orders", message: "DiskFull on web1, 2 GB left" },
      { line: 3, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "shop", message: "slow" },
    ],
  },
];

const SCREENS: readonly FormatSample[] = [
  {
    // Get-WinEvent | Format-Table
    format: "text-table",
    lines: [
      "   ProviderName: Service Control Manager", "", "TimeCreated                     Id LevelDisplayName Message", "-----------                     -- ---------------- -------", "10/6/2025 8:59:32 AM          7031 Error            The service ended...", "10/6/2025 8:59:33 AM            16 Information      It runs.",
      "   ProviderName: disk", "", "TimeCreated                     Id LevelDisplayName Message", "-----------                     -- ---------------- -------", "10/6/2025 8:59:34 AM            51 Warning          A bad block", "                                                    on drive D.",
    ],
    records: [
      { line: 5, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "Service Control Manager", message: "The service ended..." },
      { line: 6, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "Service Control Manager", message: "It runs." },
      { line: 11, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "disk", message: "A bad block on drive D." },
    ],
  },
  {
    // Get-EventLog
    format: "text-table",
    lines: [
      "   Index Time          EntryType   Source                 InstanceID Message", "   ----- ----          ---------   ------                 ---------- -------", "    4713 Oct 06 08:59  Error       Service Control M...   3221232503 The service ended.", "    4712 Oct 06 08:58  FailureA... Microsoft-Windows...         4625 No such account...",
      "    4711 Oct 06 08:57  0           Tcpip                        4201 Hello",
    ],
    records: [
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:00.000Z", source: "Service Control M...", message: "The service ended." },
      { line: 4, severity: "WARNING", time: "2025-10-06T08:58:00.000Z", source: "Microsoft-Windows...", message: "No such account..." },
      { line: 5, severity: "INFO", time: "2025-10-06T08:57:00.000Z", source: "Tcpip", message: "Hello" },
    ],
  },
  {
    // Get-WinEvent | Format-List: no severity, and long lines broken by the screen
    format: "field-list",
    lines: [
      "TimeCreated  : 10/6/2025 8:59:32 AM", "ProviderName : Service Control Manager", "Id           : 7031", "Message      : The Print Spooler service ended without notice, and did so 1", "               time(s).", "", "TimeCreated  : 10/6/2025 8:59:33 AM", "ProviderName : Security", "Id           : 4625",
      "Message      : Logon refused.", "               Subject: none",
    ],
    records: [
      { line: 1, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "Service Control Manager", message: "The Print Spooler service ended without notice, and did so 1 time(s)." },
      { line: 7, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "Security", message: "Logon refused." },
    ],
  },
  {
    // kubectl get events -o wide
    format: "kubernetes-events",
    lines: [
      "LAST SEEN   TYPE      REASON      OBJECT      SUBOBJECT           SOURCE              MESSAGE                        FIRST SEEN   COUNT   NAME", "4m12s       Normal    Scheduled   pod/pay-1                       default-scheduler   Assigned shop/pay-1 to node1   4m12s        1       pay-1.17",
      "3m2s        Warning   BackOff     pod/pay-1   spec.containers{a}  kubelet, node1      Back-off restarting            10m          12      pay-1.18",
    ],
    records: [
      { line: 2, severity: "INFO", time: null, source: "default-scheduler", host: "pay-1", message: "Assigned shop/pay-1 to node1" },
      { line: 3, severity: "WARNING", time: null, source: "kubelet", host: "pay-1", message: "Back-off restarting" },
    ],
  },
  {
    // kubectl describe pod
    format: "kubernetes-description",
    lines: [
      "Name:             pay-1", "Namespace:        shop", "Start Time:       Mon, 06 Oct 2025 08:50:00 +0000", "Containers:", "  pay:", "    Ready:          False", "Conditions:", "  Type              Status", "  Ready             False", "QoS Class:                   BestEffort", "Events:",
      "  Type     Reason     Age                  From               Message", "  ----     ------     ----                 ----               -------", "  Normal   Scheduled  4m12s                default-scheduler  Assigned shop/pay-1 to node1", "  Warning  BackOff    12s (x15 over 4m1s)  kubelet            Back-off restarting",
    ],
    records: [
      { line: 14, severity: "INFO", time: null, source: "default-scheduler", host: "pay-1", message: "Assigned shop/pay-1 to node1" },
      { line: 15, severity: "WARNING", time: null, source: "kubelet", host: "pay-1", message: "Back-off restarting" },
    ],
  },
];

/** Tables that people export from consoles, and what they copy from the screens of command lines, for tests. All invented. */
export const EXPORT_SAMPLES: readonly FormatSample[] = [...TABLES, ...SCREENS];
