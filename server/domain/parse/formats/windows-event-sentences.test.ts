import { describe, expect, it } from "vitest";
import type { LogRecord } from "../log-record";
import { createRecordReader } from "../record-reader";
import { basisOfYear } from "../time-basis";
import { createZone } from "../zone";
import { windowsEventMessage, WINDOWS_EVENT_SENTENCES } from "./windows-event-sentences";
import { CODE_TABLES, describeCode } from "./windows-event-sentences/codes";
import { renderSentence, type EventValue } from "./windows-event-sentences/render-sentence";

const ROWS = WINDOWS_EVENT_SENTENCES.flatMap(({ providers, sentences }) =>
  Object.entries(sentences).map(([id, sentence]) => ({ providers, provider: providers[0]!, id, sentence })),
);

const unnamed = (...values: string[]): EventValue[] => values.map((value) => ({ name: null, value }));
const text = (sentence: string, values: readonly EventValue[]): string => renderSentence(sentence, values).text;

function readEvents(...lines: string[]): Pick<LogRecord, "severity" | "source" | "host" | "message">[] {
  const records: LogRecord[] = [];
  const reader = createRecordReader({ zone: createZone("UTC")!, basis: basisOfYear(2025), onRecord: (record) => records.push(record) });
  for (const line of lines) reader.push(line);
  reader.end();
  expect(reader.formatIds).toEqual(["windows-event-xml"]);
  return records.map(({ severity, source, host, message }) => ({ severity, source, host, message }));
}

/** An event as it stands in a log: its data are XML. */
function eventXml(provider: string, id: number, data: string, level = 2): string {
  return `<Event xmlns='http://schemas.example/event'><System><Provider Name='${provider}' Guid='{555908d1-a6d7-4695-8e1e-26931d2012f4}'/><EventID Qualifiers='49152'>${String(id)}</EventID><Version>0</Version><Level>${String(level)}</Level><Task>0</Task><Keywords>0x8080000000000000</Keywords><TimeCreated SystemTime='2025-10-06T08:59:32.1234567Z'/><EventRecordID>7</EventRecordID><Channel>System</Channel><Computer>srv1.example.org</Computer><Security/></System>${data}</Event>`;
}

const named = (values: Record<string, string>): string =>
  `<EventData>${Object.entries(values).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`).join("")}</EventData>`;
const listed = (...values: string[]): string => `<EventData>${values.map((value) => `<Data>${value}</Data>`).join("")}</EventData>`;
const userData = (root: string, values: Record<string, string>): string =>
  `<UserData><${root} xmlns='Event_NS'>${Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`).join("")}</${root}></UserData>`;

const messageOf = (xml: string): string => readEvents(xml)[0]!.message;

describe("the table", () => {
  it("knows an event once, whatever the case of its provider", () => {
    const keys = ROWS.flatMap(({ providers, id }) => providers.map((provider) => `${provider.toLowerCase()} ${id}`));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(ROWS.length).toBeGreaterThan(150);
  });

  it("names values and code tables as they are named, and has no brackets in brackets", () => {
    const place = String.raw`(?:\d{1,2}|[A-Za-z][\w ]*)`;
    const placeholder = String.raw`\{${place}(?:\|${place})*(?::(?:${Object.keys(CODE_TABLES).join("|")}))?\}`;
    const plain = String.raw`[^[\]{}]`;
    const whole = new RegExp(`^(?:${plain}|${placeholder}|\\[${plain}*${placeholder}(?:${plain}|${placeholder})*\\])+$`);
    expect(ROWS.filter(({ sentence }) => !whole.test(sentence))).toEqual([]);
    for (const wrong of ["a {}", "a {1", "a [b]", "a [[{1}]]", "a {1:word}", "a {1||2}", "a ]"]) expect(whole.test(wrong)).toBe(false);
  });

  it("has sentences that read well without any data", () => {
    const bad = ROWS.map(({ provider, id, sentence }) => ({ provider, id, message: windowsEventMessage(provider, id, []), sentence })).filter(
      ({ message }) => !/^[A-Z]/.test(message) || message.includes("  ") || /[[\]{}]| [,;:)]|[,;:(][,;)]|[,;:(]$| (?:the|of|for|from|by|with|a)$/.test(message),
    );
    expect(bad).toEqual([]);
  });

  it("puts every value in that a sentence asks for", () => {
    const unfilled = ROWS.filter(({ sentence }) => {
      const places = [...sentence.matchAll(/\{([^{}|:]+)/g)].map(([, place = ""]) => place);
      const names = places.filter((place) => !/^\d/.test(place));
      const count = Math.max(0, ...places.filter((place) => /^\d/.test(place)).map(Number));
      const values = [...unnamed(...Array.from({ length: count }, (_, at) => `value${String(at + 1)}`)), ...names.map((name) => ({ name, value: `of ${name}` }))];
      const message = text(sentence, values);
      return places.some((place) => !message.includes(/^\d/.test(place) ? `value${place}` : `of ${place}`));
    });
    expect(unfilled).toEqual([]);
  });

  it("never says more than 400 characters", () => {
    const long = ROWS.map(({ provider, id }) => windowsEventMessage(provider, id, unnamed(...Array.from({ length: 20 }, () => "😀".repeat(900)))));
    expect(Math.max(...long.map((message) => message.length))).toBe(400);
    expect(long.filter((message) => message.length > 400 || /[\ud800-\udfff]/u.test(message))).toEqual([]);
  });
});

describe("a sentence", () => {
  it("leaves out the part in brackets whose value is missing, and the space before one that is missing outside", () => {
    const sentence = "The {1} service failed[: error {2}][, {Name}]";
    expect(text(sentence, unnamed("Spooler", "5"))).toBe("The Spooler service failed: error 5");
    expect(text(sentence, unnamed("Spooler", " - "))).toBe("The Spooler service failed");
    expect(text(sentence, [{ name: "name", value: "x\r\n  y" }])).toBe("The x y service failed, x y");
    expect(text(sentence, [])).toBe("The service failed");
    expect(text("[{1} of {2}] none", unnamed("a"))).toBe("none");
  });

  it("takes the first value there is of several places", () => {
    expect(text("{Drive|2|1}", [{ name: null, value: "D1" }, { name: null, value: "C:" }])).toBe("C:");
    expect(text("{Drive|2|1}", [{ name: "Drive", value: "E:" }, { name: null, value: "C:" }])).toBe("E:");
    expect(text("{Drive|2|1}", [{ name: "Drive", value: "(NULL)" }, { name: null, value: "" }])).toBe("");
    expect(text("{Drive}", [{ name: "Drive", value: "-" }, { name: "DRIVE", value: "F:" }])).toBe("F:");
  });

  it("does not take what a value says for a place or a bracket", () => {
    expect(text("class {1}[ of {2}]", unnamed("{2}", "[{1}]"))).toBe("class {2} of [{1}]");
  });

  it("tells which values it has told, not those of a part left out", () => {
    expect([...renderSentence("{1}[ {2} {3}][ {Name}]", [...unnamed("a", "b"), { name: "Name", value: "c" }]).told]).toEqual([0, 1, 2]);
    expect([...renderSentence("{1}[ {2} {9}]", unnamed("a", "b")).told]).toEqual([0]);
  });
});

it.each([
  ["%%1053", "error", "1053 (service did not respond to the start request in time)"],
  ["5", "error", "5 (access is denied)"],
  ["0x80070005", "error", "0x80070005 (access is denied)"],
  ["-2147024891", "error", "-2147024891 (access is denied)"],
  ["%%2147942432", "error", "2147942432 (file in use by another process)"],
  ["%%424242", "error", "424242"],
  ["0x8024402c", "error", "0x8024402c"],
  ["0", "error", ""],
  ["0x00000000", "status", ""],
  ["Access is denied.", "error", "Access is denied."],
  ["c0000005", "status", "c0000005 (access violation)"],
  ["-1073741819", "status", "-1073741819 (access violation)"],
  ["0xC000006A", "status", "0xC000006A (wrong password)"],
  ["0x18", "kerberos", "0x18 (wrong password)"],
  ["0", "logon", "system"],
  ["10", "logon", "remote desktop"],
  ["99", "logon", "99"],
  ["%%2313", "reason", "unknown user name or bad password"],
  ["159", "bugcheck", "159 (DRIVER_POWER_STATE_FAILURE)"],
  ["0x0000009f (0x3, 0xffffe001)", "bugcheck", "0x0000009f (DRIVER_POWER_STATE_FAILURE) (0x3, 0xffffe001)"],
  ["0", "volume", "is healthy, no action is needed"],
] as const)("the code %s of the table %s is told as %s", (code, table, expected) => {
  expect(describeCode(code, table)).toBe(expected);
});

describe("an event without a rendered message says", () => {
  it.each<[string, string]>([
    ["The Print Spooler service terminated unexpectedly, 1 time(s) so far; corrective action in 60000 ms: Restart the service", eventXml("Service Control Manager", 7031, named({ param1: "Print Spooler", param2: "1", param3: "60000", param4: "1", param5: "Restart the service" }))],
    ["The Windows Search service failed to start: error 1069 (logon failure)", eventXml("Service Control Manager", 7000, named({ param1: "Windows Search", param2: "%%1069" }))],
    ["The Backup Agent service did not respond in time: timeout of 30000 ms while waiting for the service to connect", eventXml("service control manager", 7009, named({ param1: "30000", param2: "Backup Agent" }))],
    ["The BITS service entered the stopped state", eventXml("Service Control Manager", 7036, `${named({ param1: "BITS", param2: "stopped" }).replace("</EventData>", "")}<Binary>420049</Binary></EventData>`, 4)],
    ["The application-specific permission settings do not grant Local Activation permission for the COM server application with CLSID {8BC3F05E-D86B-11D0-A075-00C04FB68820} and APPID {8BC3F05E-D86B-11D0-A075-00C04FB68820} to the user NT AUTHORITY\\LOCAL SERVICE from address LocalHost (Using LRPC)", eventXml("Microsoft-Windows-DistributedCOM", 10016, named({ param1: "application-specific", param2: "Local", param3: "Activation", param4: "{8BC3F05E-D86B-11D0-A075-00C04FB68820}", param5: "{8BC3F05E-D86B-11D0-A075-00C04FB68820}", param6: "NT AUTHORITY", param7: "LOCAL SERVICE", param8: "S-1-5-19", param9: "LocalHost (Using LRPC)", param10: "Unavailable", param11: "Unavailable" }))],
    [String.raw`The device \Device\Harddisk1\DR1 has a bad block`, eventXml("disk", 7, `${listed(String.raw`\Device\Harddisk1\DR1`).replace("</EventData>", "")}<Binary>030080</Binary></EventData>`)],
    [String.raw`The I/O operation at logical block address 0x1c3d0 for the disk 0 was retried (\Device\Harddisk0\DR0, \Device\0000002a)`, eventXml("disk", 153, listed(String.raw`\Device\Harddisk0\DR0`, "0x1c3d0", "0", String.raw`\Device\0000002a`), 3)],
    [String.raw`A reset to device \Device\RaidPort0 was issued: an I/O request timed out`, eventXml("storahci", 129, listed(String.raw`\Device\RaidPort0`), 3)],
    ["The file system structure on the disk is corrupt and unusable: run chkdsk on the volume D:", eventXml("Ntfs", 55, listed("", "D:"))],
    [String.raw`The volume C: (\Device\HarddiskVolume2) needs to be taken offline for a full chkdsk`, eventXml("Microsoft-Windows-Ntfs", 98, named({ DriveName: "C:", DeviceName: String.raw`\Device\HarddiskVolume2`, CorruptionActionState: "3" }))],
    [String.raw`The shadow copies of volume E: were deleted because the shadow copy storage could not grow in time (\Device\HarddiskVolumeShadowCopy52)`, eventXml("volsnap", 25, listed(String.raw`\Device\HarddiskVolumeShadowCopy52`, "E:"))],
    ["The system has rebooted without cleanly shutting down first: it stopped responding, crashed or lost power unexpectedly; bugcheck 159 (DRIVER_POWER_STATE_FAILURE)", eventXml("Microsoft-Windows-Kernel-Power", 41, named({ BugcheckCode: "159", BugcheckParameter1: "0x3", BugcheckParameter2: "0xffffe001", SleepInProgress: "0", PowerButtonTimestamp: "0", BootAppStatus: "0" }), 1)],
    ["The system has rebooted without cleanly shutting down first: it stopped responding, crashed or lost power unexpectedly", eventXml("Microsoft-Windows-Kernel-Power", 41, named({ BugcheckCode: "0", BugcheckParameter1: "0x0", BugcheckParameter2: "0x0", SleepInProgress: "0", PowerButtonTimestamp: "0", BootAppStatus: "0" }), 1)],
    ["The previous system shutdown at 11:58:03 PM on 10/5/2025 was unexpected", eventXml("EventLog", 6008, listed("11:58:03 PM", "10/5/2025", "", "", "2121"))],
    ["System uptime: 86420 seconds", eventXml("EventLog", 6013, `<EventData><Data></Data><Data/><Data /><Data Name=""></Data><Data>86420</Data><Data>60</Data></EventData>`, 4)],
    ["The process winlogon.exe has initiated the restart of the computer SRV1 on behalf of user CORP\\admin for the reason: No title for this reason could be found", eventXml("User32", 1074, named({ param1: "winlogon.exe", param2: "SRV1", param3: "No title for this reason could be found", param4: "0x500ff", param5: "restart", param6: "", param7: "CORP\\admin" }), 4)],
    ["The computer has rebooted from a bugcheck: 0x0000009f (DRIVER_POWER_STATE_FAILURE) (0x3, 0x1); dump saved in C:\\Windows\\MEMORY.DMP (param3: 100625-6437-01)", eventXml("Microsoft-Windows-WER-SystemErrorReporting", 1001, named({ param1: "0x0000009f (0x3, 0x1)", param2: "C:\\Windows\\MEMORY.DMP", param3: "100625-6437-01" }))],
    ["Faulting application w3wp.exe, version 10.0.14393.0, faulting module KERNELBASE.dll, exception code e0434352 (.NET exception), path c:\\windows\\w3wp.exe", eventXml("Application Error", 1000, listed("w3wp.exe", "10.0.14393.0", "57899135", "KERNELBASE.dll", "10.0.14393.4169", "60306e4c", "e0434352", "0000000000034c48", "1a30", "01d9", "c:\\windows\\w3wp.exe", "C:\\Windows\\KERNELBASE.dll", "5e2c3f4b-0d5e-4f7e-9d3c-2f6a8f0b1c2d", "", ""))],
    ["A .NET application was terminated due to an unhandled exception: Application: Shop.exe Description: unhandled exception. Exception Info: System.NullReferenceException", eventXml(".NET Runtime", 1026, listed("Application: Shop.exe&#10;Description: unhandled exception.&#10;Exception Info: System.NullReferenceException"))],
    ["The transaction log for the database Shop is full: LOG_BACKUP", eventXml("MSSQLSERVER", 9002, listed("Shop", "LOG_BACKUP"))],
    ["The operating system returned an error to SQL Server: 1117(The request could not be performed because of an I/O device error.) during a read at offset 0x000000b7c9a000 in file D:\\data\\shop.mdf", eventXml("MSSQL$SHOP", 823, listed("1117(The request could not be performed because of an I/O device error.)", "read", "0x000000b7c9a000", "D:\\data\\shop.mdf"))],
    ["A process serving the application pool Shop suffered a fatal communication error with the Windows Process Activation Service, process id 4120", eventXml("Microsoft-Windows-WAS", 5011, named({ AppPoolID: "Shop", ProcessID: "4120" }), 3)],
    ["This computer was not able to set up a secure session with a domain controller in domain CORP: 1311 (no logon servers available)", eventXml("NETLOGON", 5719, listed("CORP", "%%1311"))],
    ["The cluster resource Cluster Disk 2 of type Physical Disk in clustered role SQL failed", eventXml("Microsoft-Windows-FailoverClustering", 1069, named({ ResourceName: "Cluster Disk 2", ResourceGroup: "SQL", ResTypeDll: "Physical Disk" }))],
    ["A fatal TLS alert was received from the remote endpoint, alert code 46", eventXml("Schannel", 36887, named({ AlertDesc: "46" }))],
    ["The processing of Group Policy failed: no network connectivity to a domain controller", eventXml("Microsoft-Windows-GroupPolicy", 1129, named({ SupportInfo1: "1", SupportInfo2: "1548", ProcessingMode: "0", ProcessingTimeInMilliseconds: "31", ErrorCode: "1222" }))],
    ["An account failed to log on: admin, unknown user name or bad password, status 0xc000006a (wrong password), logon type network, source address 10.0.0.9, workstation PC7", eventXml("Microsoft-Windows-Security-Auditing", 4625, named({ SubjectUserSid: "S-1-0-0", SubjectUserName: "-", TargetUserName: "admin", TargetDomainName: "CORP", SubjectDomainName: "-", SubjectLogonId: "0x0", TargetUserSid: "S-1-0-0", Status: "0xc000006d", FailureReason: "%%2313", SubStatus: "0xc000006a", LogonType: "3", LogonProcessName: "NtLmSsp ", AuthenticationPackageName: "NTLM", WorkstationName: "PC7", IpAddress: "10.0.0.9", IpPort: "51515" }), 0)],
    ["The audit log was cleared by admin (SubjectDomainName: CORP, SubjectLogonId: 0x1a2b3)", eventXml("Microsoft-Windows-Eventlog", 1102, userData("LogFileCleared", { SubjectUserSid: "S-1-5-21-1-2-3-500", SubjectUserName: "admin", SubjectDomainName: "CORP", SubjectLogonId: "0x1a2b3" }), 4)],
    ["Remote Desktop session has been disconnected: user CORP\\ivan, session 3, source address 10.0.0.9", eventXml("Microsoft-Windows-TerminalServices-LocalSessionManager", 24, userData("EventXML", { User: "CORP\\ivan", SessionID: "3", Address: "10.0.0.9" }), 4)],
    ["The document Bill, owned by ivan, failed to print on printer HP: error 5 (access is denied), client computer \\\\PC7 (Param4: RAW)", eventXml("Microsoft-Windows-PrintService", 372, userData("PrintOnProcFailedEd", { Param1: "Bill", Param2: "ivan", Param3: "HP", Param4: "RAW", Param5: "677", Param6: "0", Param7: "2", Param8: "0", Param9: "\\\\PC7", Param10: "5", Param11: "" }))],
    ["The virtual machine APP-02 has encountered a fatal error: the guest operating system crashed, bugcheck 0x7e (SYSTEM_THREAD_EXCEPTION_NOT_HANDLED) (VmErrorCode1: 0x6, VmErrorCode2: 0x0, VmErrorCode3: 0x0, VmErrorCode4: 0x0)", eventXml("Microsoft-Windows-Hyper-V-Worker", 18590, userData("VmlEventLog", { VmName: "APP-02", VmId: "D9E0EB0A-5B37-508E-9173-67E9ADE83ACF", VmErrorCode0: "0x7e", VmErrorCode1: "0x6", VmErrorCode2: "0x0", VmErrorCode3: "0x0", VmErrorCode4: "0x0", VmErrorMessage: " " }), 1)],
    ["Windows diagnosed a low virtual memory condition: out of memory; the program that consumed the most is sqlservr.exe", eventXml("Microsoft-Windows-Resource-Exhaustion-Detector", 2004, "<UserData><MemoryExhaustionInfo xmlns='x'><SystemInfo><SystemCommitLimit>1</SystemCommitLimit><Processes>130</Processes></SystemInfo><ProcessInfo><Process_1><Name>sqlservr.exe</Name><ID>1844</ID></Process_1><Process_2><Name>w3wp.exe</Name><ID>900</ID></Process_2></ProcessInfo></MemoryExhaustionInfo></UserData>", 3)],
  ])("%s", (message, xml) => {
    expect(messageOf(xml)).toBe(message);
  });

  it("its id and its data where the table does not know it", () => {
    expect(messageOf(eventXml("Shop", 7031, named({ param1: "Print Spooler", param2: "1" })))).toBe("event 7031 (param1: Print Spooler, param2: 1)");
    expect(messageOf(eventXml("Shop", 7031, listed("a  b", "", "c &amp; d")))).toBe("event 7031 (a b, c & d)");
    expect(messageOf(eventXml("Shop", 7031, listed("the queue is long")))).toBe("the queue is long");
    expect(messageOf(eventXml("Shop", 7031, listed("queue")))).toBe("event 7031 (queue)");
    expect(messageOf(eventXml("Shop", 7031, "<EventData><Data><string>one</string><string>two</string></Data></EventData>"))).toBe("event 7031 (one, two)");
    expect(messageOf(eventXml("Shop", 7031, "<EventData/>"))).toBe("event 7031");
    expect(messageOf(eventXml("Shop", 7031, ""))).toBe("event 7031");
    expect(messageOf(eventXml("Shop", 7031, listed("stopped")).replace(/<EventID.*<\/EventID>/, ""))).toBe("stopped");
  });

  it("what is told of it beside the sentence only where that is short", () => {
    expect(messageOf(eventXml("NetBT", 4319, listed("a", "b", "c", "d")))).toBe("A duplicate name has been detected on the TCP network (a, b, c, d)");
    expect(messageOf(eventXml("NetBT", 4319, listed("a", "b", "c", "d", "e")))).toBe("A duplicate name has been detected on the TCP network");
    expect(messageOf(eventXml("NetBT", 4319, listed("a", "x".repeat(81), "17", "S-1-5-18", "{555908d1-a6d7-4695-8e1e-26931d2012f4}")))).toBe("A duplicate name has been detected on the TCP network (a)");
    const wide = "x".repeat(80);
    expect(messageOf(eventXml("EventLog", 6008, listed(...Array.from({ length: 4 }, () => wide))))).toMatch(/unexpected \(x{80}, x{80}\)$/);
    expect(messageOf(eventXml("NetBT", 4319, listed(wide, wide, wide, wide, "5")))).toMatch(/^A duplicate .*x\)$/);
    expect(messageOf(eventXml("MSSQLSERVER", 1105, listed(...Array.from({ length: 7 }, () => wide))))).toMatch(/^Could not allocate.* is full$/);
  });
});

describe("an event of XML", () => {
  it("is read with either quotation mark, attributes in any order and on lines of its own", () => {
    const lines = [
      '<Event xmlns="x">', "  <System>", '    <Provider EventSourceName="Service Control" Guid="{1}" Name="Service Control Manager" />', '    <EventID Qualifiers="49152">7034</EventID>', "    <Level>2</Level>",
      '    <TimeCreated SystemTime="2025-10-06T08:59:32.1Z" />', "    <Computer>PC1</Computer>", "  </System>", "  <EventData>", '    <Data Type="s" Name="param1">R&amp;D &quot;agent&quot;</Data>', "    <Data Name='param2' Type='n'>3</Data>", "  </EventData>", "</Event>",
    ];
    expect(readEvents(...lines)).toEqual([{ severity: "ERROR", source: "Service Control Manager", host: "PC1", message: 'The R&D "agent" service terminated unexpectedly, 3 time(s) so far' }]);
  });

  it("keeps the message it was rendered with, where there is one", () => {
    const rendered = (message: string): string => eventXml("disk", 7, `${listed("D1")}<RenderingInfo Culture='en-US'>${message}<Level>Error</Level></RenderingInfo>`);
    expect(messageOf(rendered("<Message>The disk is broken.</Message>"))).toBe("The disk is broken.");
    expect(messageOf(rendered("<Message></Message>"))).toBe("The device D1 has a bad block");
    expect(messageOf(rendered("<Message/>"))).toBe("The device D1 has a bad block");
  });

  it("without a level is a warning where an audit failed", () => {
    const audit = (keywords: string, level: number): string => eventXml("Shop", 1, "", level).replace("0x8080000000000000", keywords);
    const severities = ["0x8010000000000000", "0x90000000000000", "0x8020000000000000", "0x8000000000000000", "none"].map((keywords) => readEvents(audit(keywords, 0))[0]!.severity);
    expect(severities).toEqual(["WARNING", "WARNING", "INFO", "INFO", "INFO"]);
    expect(readEvents(audit("0x8010000000000000", 4), audit("0x8020000000000000", 2)).map(({ severity }) => severity)).toEqual(["INFO", "ERROR"]);
  });

  it("is read in no time, however its data are broken", () => {
    const parts = ["<EventData ", "<a", "<a ", "<Data Name='", "</", "<Data>", "<UserData><a>", " Name="];
    for (const part of parts) {
      const [record] = readEvents(eventXml("Shop", 1, `<UserData>${part.repeat(60_000 / part.length)}`).replace("</Event>", ""), "</Event>");
      expect(record?.source).toBe("Shop");
    }
  });
});
