import { gzipSync } from "node:zlib";
import { chatter, type HomeLine, homeLog, isoTime } from "./home-log";
import { zip } from "./zip";

/** An invented knowledge base: two problems that occur in the outage below and one that is only announced. */
export const OUTAGE_KNOWLEDGE = `${[
  "ID аномалии;Аномалия;ID проблемы;Проблема",
  "11;Disk latency is above the threshold;1;Storage controller lost its connection to the disk shelf",
  "12;Write cache switched to bypass mode;1;Storage controller lost its connection to the disk shelf",
  "16;Spare battery of the controller is discharged;1;Storage controller lost its connection to the disk shelf",
  "13;Replication lag is growing;2;Database replica refused to accept writes",
  "14;Connection pool is almost exhausted;2;Database replica refused to accept writes",
  "14;Connection pool is almost exhausted;3;Certificate of the payment gateway has expired",
  "15;TLS handshake had to be retried;3;Certificate of the payment gateway has expired",
].join("\n")}\n`;

/** The (anomaly, problem) pairs of the outage. */
export const OUTAGE_PAIRS: readonly [number, number][] = [
  [11, 1],
  [12, 1],
  [13, 2],
  [14, 2],
];

/** A WARNING and an ERROR of the outage that the knowledge base does not know. */
export const NOVEL_TEXT = "Humidity sensor in aisle 7 reports drops of water";
export const UNKNOWN_ERROR_TEXT = "Tape robot arm is stuck between two slots";

const line = (at: number, severity: string, source: string, message: string): HomeLine => ({ at, severity, source, message });

const STORAGE_EVENTS = [
  line(3_000, "WARNING", "hardware", "Disk latency is above the threshold"),
  line(3_060, "WARNING", "hardware", "Write cache switched to bypass mode"),
  line(3_120, "ERROR", "hardware", "Storage controller lost its connection to the disk shelf"),
  line(3_180, "WARNING", "facility", NOVEL_TEXT),
  line(3_300, "WARNING", "hardware", "Disk latency is above the threshold"),
];

const DATABASE_EVENTS = [
  line(3_200, "WARNING", "database", "Replication lag is growing"),
  line(3_240, "WARNING", "database", "Connection pool is almost exhausted"),
  line(3_260, "ERROR", "database", "Database replica refused to accept writes"),
  line(3_400, "ERROR", "backup", UNKNOWN_ERROR_TEXT),
];

const GATEWAY_EVENTS = [line(3_500, "WARNING", "network", "TLS handshake had to be retried")];

/** A Java log with a stack trace: four physical lines of one record. */
const JAVA_LOG = [
  `${isoTime(3_270).replace("T", " ")},120 ERROR [main] com.example.Orders - Database replica refused to accept writes`,
  "java.sql.SQLException: read only",
  "\tat com.example.Orders.save(Orders.java:42)",
  "\tat com.example.Orders.main(Orders.java:7)",
  "",
  `${isoTime(3_280).replace("T", " ")},001 INFO  [main] com.example.Orders - Retrying order 118`,
  "",
].join("\n");

/**
 * The files of an invented night: three logs of the home format (one with Windows line ends, one packed once more), a Java
 * log, a picture, and their knowledge base.
 * @param lines harmless lines in each log of the home format
 */
export function outageFiles(lines: number): Record<string, string | Buffer> {
  const step = 7_200 / lines;
  const log = (seed: number, events: readonly HomeLine[], newline?: string): string => homeLog([...chatter(lines, { seed, step }), ...events], newline);
  return {
    "night/anomalies_problems.csv": OUTAGE_KNOWLEDGE,
    "night/storage1_log.txt": log(1, STORAGE_EVENTS),
    "night/database1_log.txt": log(2, DATABASE_EVENTS, "\r\n"),
    "night/gateway1_log.txt.gz": gzipSync(log(3, GATEWAY_EVENTS), { level: 6 }),
    "night/orders.log": JAVA_LOG,
    "night/rack.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  };
}

/**
 * The same with a knowledge base that no other test has: equal files are one knowledge base, and what is saved and corrected in
 * one must not be seen by the others.
 * @param owner letters that make its texts differ
 */
export function ownOutageFiles(lines: number, owner: string): Record<string, string | Buffer> {
  return { ...outageFiles(lines), "night/anomalies_problems.csv": `${OUTAGE_KNOWLEDGE}90;Lamp of ${owner} blinks;9;Lamp of ${owner} is gone\n` };
}

/** The same as a ZIP archive. */
export function ownOutageArchive(lines: number, owner: string): Promise<Buffer> {
  return zip(ownOutageFiles(lines, owner));
}

/** The same as a ZIP archive. */
export function outageArchive(lines: number): Promise<Buffer> {
  return zip(outageFiles(lines));
}
