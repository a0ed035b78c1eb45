/**
 * The words logs use for severities, in capitals; case is ignored when one is looked up. Short forms are those of
 * klog, logcat, Serilog, logrus, MongoDB and .NET; SUCCESS AUDIT and the like are those of the Windows Event Log, SUCCESSA what Get-EventLog
 * has room for, NORMAL that of Kubernetes, СООБЩЕНИЕ and ВАЖНО (LOG and FATAL) those of PostgreSQL in Russian.
 */
export const SEVERITY_WORDS = {
  TRACE: ["TRACE", "TRAC", "TRC", "TRCE", "T", "VERBOSE", "VERB", "VRB", "V", "FINEST", "FINER", "ALL", "SILLY", "ТРАССИРОВКА", "ПОДРОБНО"],
  DEBUG: ["DEBUG", "DEBU", "DBG", "DBUG", "D", "FINE", "CONFIG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5", "D1", "D2", "D3", "D4", "D5", "ОТЛАДКА"],
  INFO: [
    "INFO", "INF", "I", "INFORMATION", "INFORMATIONAL", "NOTICE", "NOTE", "N", "LOG", "SUCCESS", "SUCC", "AUDIT", "SYSTEM", "STATUS", "HTTP",
    "AUDIT SUCCESS", "SUCCESS AUDIT", "SUCCESSAUDIT", "SUCCESSA", "LOGALWAYS", "DEFAULT", "NORMAL", "ANY", "СВЕДЕНИЯ", "ИНФО", "ИНФОРМАЦИЯ", "УВЕДОМЛЕНИЕ", "СООБЩЕНИЕ", "ЗАМЕЧАНИЕ", "АУДИТ УСПЕХА",
  ],
  WARNING: ["WARNING", "WARN", "WRN", "W", "WARNINGS", "AUDIT FAILURE", "FAILURE AUDIT", "FAILUREAUDIT", "FAILUREA", "ПРЕДУПРЕЖДЕНИЕ", "ВНИМАНИЕ", "АУДИТ ОТКАЗА"],
  ERROR: ["ERROR", "ERR", "ERRO", "E", "SEVERE", "FAIL", "FAILURE", "FAILED", "EROR", "ОШИБКА", "СБОЙ", "СЕРЬЕЗНО", "СЕРЬЁЗНО"],
  CRITICAL: [
    "CRITICAL", "CRIT", "CRI", "C", "FATAL", "FATA", "FTL", "F", "EMERG", "EMERGENCY", "PANIC", "DPANIC", "PANI", "PNC", "ALERT", "ALRT", "A", "ASSERT", "DISASTER", "FAULT",
    "КРИТИЧЕСКИЙ", "КРИТИЧЕСКАЯ", "КРИТИЧЕСКАЯ ОШИБКА", "КРИТИЧНО", "АВАРИЯ", "ВАЖНО", "ПАНИКА",
  ],
} as const satisfies Record<string, readonly string[]>;

export type Severity = keyof typeof SEVERITY_WORDS;

/** The words by which monitoring and security rate what they report; they mean a severity only where one is asked for: a job's priority is high, too. */
export const RATINGS: Readonly<Record<string, Severity>> = {
  PAGE: "CRITICAL", HIGH: "ERROR", AVERAGE: "ERROR", MAJOR: "ERROR", MEDIUM: "WARNING", MODERATE: "WARNING", MINOR: "WARNING", LOW: "WARNING", NONE: "INFO", "NOT CLASSIFIED": "INFO",
  ЧРЕЗВЫЧАЙНАЯ: "CRITICAL", ВЫСОКАЯ: "ERROR", СРЕДНЯЯ: "ERROR", НИЗКАЯ: "WARNING", "НЕ КЛАССИФИЦИРОВАНО": "INFO",
};

export type NumericScale = "alert" | "insights" | "syslog" | "pino" | "python" | "otel" | "windows";

/** Numbers that stand for severities: [from, to, severity], both ends included. */
export const NUMERIC_SEVERITIES: Record<NumericScale, readonly (readonly [number, number, Severity])[]> = {
  alert: [[1, 1, "ERROR"], [2, 2, "WARNING"], [3, 255, "INFO"]],
  insights: [[0, 0, "TRACE"], [1, 1, "INFO"], [2, 2, "WARNING"], [3, 3, "ERROR"], [4, 4, "CRITICAL"]],
  syslog: [[0, 2, "CRITICAL"], [3, 3, "ERROR"], [4, 4, "WARNING"], [5, 6, "INFO"], [7, 7, "DEBUG"]],
  pino: [[10, 19, "TRACE"], [20, 29, "DEBUG"], [30, 39, "INFO"], [40, 49, "WARNING"], [50, 59, "ERROR"], [60, 100, "CRITICAL"]],
  python: [[1, 9, "TRACE"], [10, 19, "DEBUG"], [20, 29, "INFO"], [30, 39, "WARNING"], [40, 49, "ERROR"], [50, 100, "CRITICAL"]],
  otel: [[1, 4, "TRACE"], [5, 8, "DEBUG"], [9, 12, "INFO"], [13, 16, "WARNING"], [17, 20, "ERROR"], [21, 24, "CRITICAL"]],
  windows: [[0, 0, "INFO"], [1, 1, "CRITICAL"], [2, 2, "ERROR"], [3, 3, "WARNING"], [4, 4, "INFO"], [5, 5, "TRACE"]],
};
