/** Errors of Win32, also as the lower half of an HRESULT 0x8007xxxx. */
const ERRORS: Readonly<Record<number, string>> = {
  2: "file not found", 3: "path not found", 5: "access is denied", 8: "not enough memory", 14: "out of memory", 19: "write-protected", 21: "device not ready", 23: "data error, CRC",
  31: "a device is not functioning", 32: "file in use by another process", 53: "network path not found", 59: "unexpected network error", 64: "network name no longer available", 67: "network name cannot be found",
  86: "wrong network password", 87: "wrong parameter", 109: "pipe has been ended", 112: "disk is full", 121: "semaphore timeout", 126: "module not found", 127: "procedure not found",
  170: "resource in use", 193: "not a valid program", 231: "all pipe instances are busy", 258: "wait timed out", 995: "I/O operation aborted",
  1053: "service did not respond to the start request in time", 1055: "service database is locked", 1056: "already running", 1058: "service is disabled", 1060: "service does not exist", 1062: "service has not been started",
  1064: "exception in the service", 1066: "service-specific error", 1067: "process terminated unexpectedly", 1068: "dependency service or group failed to start", 1069: "logon failure", 1070: "service hung on starting",
  1072: "marked for deletion", 1075: "dependency service does not exist or is marked for deletion", 1077: "no attempts to start since the last boot", 1114: "initialization of a DLL failed", 1115: "shutdown in progress", 1117: "I/O device error",
  1225: "connection refused", 1231: "network unreachable", 1232: "host unreachable", 1236: "connection aborted", 1311: "no logon servers available", 1312: "logon session does not exist", 1314: "required privilege not held",
  1326: "unknown user name or wrong password", 1327: "account restriction", 1330: "password expired", 1331: "account disabled", 1332: "account name could not be mapped to a security ID", 1355: "domain does not exist or could not be contacted",
  1385: "logon type not granted to the user", 1392: "file or directory corrupted", 1396: "target account name is incorrect", 1398: "clocks of client and server differ", 1450: "insufficient system resources", 1455: "paging file too small",
  1460: "timed out", 1601: "Windows Installer service could not be accessed", 1603: "fatal error during installation", 1618: "another installation in progress", 1722: "RPC server unavailable", 1726: "remote procedure call failed",
  1753: "no more endpoints available", 1787: "no trust account for this workstation", 1789: "trust relationship failed", 1792: "netlogon service not started", 1818: "remote procedure call cancelled", 1909: "account locked out",
  8453: "replication access denied", 8524: "DNS lookup failure in replication", 8606: "lingering objects in replication", 8614: "too long since the last replication", 9002: "DNS server failure", 9003: "DNS name does not exist", 9005: "DNS operation refused",
  10013: "access to a socket forbidden", 10048: "address already in use", 10050: "network is down", 10051: "network unreachable", 10053: "connection aborted", 10054: "connection reset by peer", 10055: "no buffer space available",
  10060: "connection timed out", 10061: "connection refused", 10065: "no route to host", 11001: "host not found", 12002: "request timed out", 12007: "server name could not be resolved", 12029: "connection with the server could not be established",
};

/** NTSTATUS values and codes of exceptions. */
const STATUSES: Readonly<Record<number, string>> = {
  0x80000003: "breakpoint", 0xc0000005: "access violation", 0xc0000006: "in-page I/O error", 0xc000000e: "no such device", 0xc000000f: "no such file", 0xc0000010: "invalid device request", 0xc0000017: "not enough memory",
  0xc000001d: "illegal instruction", 0xc0000022: "access denied", 0xc000005e: "no logon servers available", 0xc0000064: "no such user", 0xc000006a: "wrong password", 0xc000006d: "unknown user name or bad password",
  0xc000006e: "account restriction", 0xc000006f: "outside of logon hours", 0xc0000070: "workstation not allowed", 0xc0000071: "password expired", 0xc0000072: "account disabled", 0xc000007f: "disk full",
  0xc0000094: "integer division by zero", 0xc000009a: "insufficient resources", 0xc000009c: "device data error", 0xc000009d: "device not connected", 0xc00000b5: "I/O timeout", 0xc00000fd: "stack overflow", 0xc0000133: "clocks differ too much",
  0xc0000135: "DLL not found", 0xc0000142: "initialization of a DLL failed", 0xc000015b: "logon type not granted", 0xc0000185: "I/O device error", 0xc000018c: "trust relationship with the domain failed",
  0xc000018d: "trust relationship with the workstation failed", 0xc0000192: "netlogon service not started", 0xc0000193: "account expired", 0xc0000224: "password must change", 0xc0000234: "account locked out",
  0xc0000374: "heap corruption", 0xc0000409: "stack buffer overrun", 0xc0000417: "invalid parameter of the C runtime", 0xc000041d: "unhandled exception in a callback", 0xe0434352: ".NET exception", 0xe0434f4d: ".NET exception", 0xe06d7363: "C++ exception",
};

/** Results of Kerberos, RFC 4120 section 7.5.9. */
const KERBEROS_RESULTS: Readonly<Record<number, string>> = {
  0x6: "unknown client", 0x7: "unknown server", 0xc: "refused by policy", 0xe: "encryption type not supported", 0x12: "account disabled, expired or locked out", 0x17: "password expired", 0x18: "wrong password",
  0x19: "additional pre-authentication required", 0x1f: "integrity check failed", 0x20: "ticket expired", 0x25: "clocks differ too much", 0x29: "message was modified",
};

/** How somebody logged on. */
const LOGON_TYPES: Readonly<Record<number, string>> = {
  0: "system", 2: "interactive", 3: "network", 4: "batch", 5: "service", 7: "unlock", 8: "network cleartext", 9: "new credentials", 10: "remote desktop", 11: "cached interactive",
};

/** Why a logon failed, in the words of the security log. */
const LOGON_REASONS: Readonly<Record<number, string>> = {
  2304: "error during logon", 2305: "account expired", 2306: "netlogon is not active", 2307: "account locked out", 2308: "logon type not granted to the user", 2309: "password expired", 2310: "account disabled",
  2311: "outside of logon hours", 2312: "not allowed to log on at this computer", 2313: "unknown user name or bad password",
};

const BUGCHECKS: Readonly<Record<number, string>> = {
  0xa: "IRQL_NOT_LESS_OR_EQUAL", 0x19: "BAD_POOL_HEADER", 0x1a: "MEMORY_MANAGEMENT", 0x1e: "KMODE_EXCEPTION_NOT_HANDLED", 0x24: "NTFS_FILE_SYSTEM", 0x3b: "SYSTEM_SERVICE_EXCEPTION", 0x4e: "PFN_LIST_CORRUPT",
  0x50: "PAGE_FAULT_IN_NONPAGED_AREA", 0x77: "KERNEL_STACK_INPAGE_ERROR", 0x7a: "KERNEL_DATA_INPAGE_ERROR", 0x7b: "INACCESSIBLE_BOOT_DEVICE", 0x7e: "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED", 0x7f: "UNEXPECTED_KERNEL_MODE_TRAP",
  0x80: "NMI_HARDWARE_FAILURE", 0x9e: "USER_MODE_HEALTH_MONITOR", 0x9f: "DRIVER_POWER_STATE_FAILURE", 0xc2: "BAD_POOL_CALLER", 0xc4: "DRIVER_VERIFIER_DETECTED_VIOLATION", 0xd1: "DRIVER_IRQL_NOT_LESS_OR_EQUAL",
  0xe2: "MANUALLY_INITIATED_CRASH", 0xef: "CRITICAL_PROCESS_DIED", 0xf4: "CRITICAL_OBJECT_TERMINATION", 0x101: "CLOCK_WATCHDOG_TIMEOUT", 0x116: "VIDEO_TDR_FAILURE", 0x124: "WHEA_UNCORRECTABLE_ERROR", 0x133: "DPC_WATCHDOG_VIOLATION",
  0x139: "KERNEL_SECURITY_CHECK_FAILURE", 0x154: "UNEXPECTED_STORE_EXCEPTION",
};

/** What NTFS has found out about a volume. */
const VOLUME_STATES: Readonly<Record<number, string>> = {
  0: "is healthy, no action is needed", 1: "requires an online scan", 2: "needs to be taken offline for a short time for a spot fix", 3: "needs to be taken offline for a full chkdsk",
};

interface CodeTableRow {
  meanings: Readonly<Record<number, string>>;
  /** Whether the code stands before what it means; 0 then is success and no value. */
  isCodeShown: boolean;
}

export const CODE_TABLES = {
  error: { meanings: ERRORS, isCodeShown: true },
  status: { meanings: STATUSES, isCodeShown: true },
  kerberos: { meanings: KERBEROS_RESULTS, isCodeShown: true },
  bugcheck: { meanings: BUGCHECKS, isCodeShown: true },
  logon: { meanings: LOGON_TYPES, isCodeShown: false },
  reason: { meanings: LOGON_REASONS, isCodeShown: false },
  volume: { meanings: VOLUME_STATES, isCodeShown: false },
} as const satisfies Record<string, CodeTableRow>;

export type CodeTable = keyof typeof CODE_TABLES;

/** `%%` before a number asks for the text of that number, the code of an exception comes without `0x`, a bugcheck is followed by its parameters. */
const CODE = /^(?:%%)?(0x[\da-f]{1,8}|[8cef][\da-f]{7}|-?\d{1,10})( \(.*)?$/i;
const BARE_HEX = /^[8cef][\da-f]{7}$/i;
const WIN32_FACILITY = 0x8007;

/**
 * A code with what it means: `1053 (service did not respond to the start request in time)`, `remote desktop`.
 * @param text as the event has it: `%%1053`, `5`, `0x80070005`, `-2147024891`, `c0000005`; any other text stays as it is
 * @returns empty for success; the code alone where the table does not know it
 */
export function describeCode(text: string, table: CodeTable): string {
  const { meanings, isCodeShown }: CodeTableRow = CODE_TABLES[table];
  const found = CODE.exec(text);
  if (found === null) return text;
  const [, code = "", rest = ""] = found;
  const number = BARE_HEX.test(code) ? parseInt(code, 16) : Number(code) >>> 0;
  if (number === 0 && isCodeShown) return "";
  const meaning = meanings[table === "error" && number >>> 16 === WIN32_FACILITY ? number & 0xffff : number];
  if (meaning === undefined) return code + rest;
  return isCodeShown ? `${code} (${meaning})${rest}` : meaning;
}
