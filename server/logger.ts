import pino from "pino";

/** The one logger: JSON lines on stderr, so that stdout stays free for results. Never log secrets or log lines of users. */
export const logger = pino(
  {
    // One that there is not is named at the start, in one line, by whoever reads the settings.
    level: [...Object.keys(pino.levels.values), "silent"].find((level) => level === process.env.LOG_LEVEL) ?? "info",
    base: { process: process.env.PROCESS_NAME ?? "main", pid: process.pid },
    redact: ["password", "apiKey", "secret", "token", "*.password", "*.apiKey", "*.secret", "*.token"],
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: false }),
);
