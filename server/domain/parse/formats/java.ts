import { patternFormat, type LogFormat } from "../format";
import { daysFromCivil, DAY_MICROS } from "../civil-time";
import { digitsAt } from "../iso-time";
import { setMessage } from "../line-fields";
import { readAnyTime, readTimeOfDay, readYearFirst, type TimeReader } from "../timestamp";
import { BRACKETED, ISO_TIME, LEVEL_CAPITALS, LOGGER } from "./fragments";

/** `081109 203518`: year, month, day and the clock without separators. */
const readHdfsTime: TimeReader = (text, out) => {
  const [year, month, day] = [digitsAt(text, 0, 2), digitsAt(text, 2, 2), digitsAt(text, 4, 2)];
  const [hour, minute, second] = [digitsAt(text, 7, 2), digitsAt(text, 9, 2), digitsAt(text, 11, 2)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second <= 60)) return false;
  out.localMicros = daysFromCivil(2000 + year, month, day) * DAY_MICROS + (hour * 3600 + minute * 60 + second) * 1_000_000;
  return true;
};

/** `25/10/06 08:59:32`: the year is first, however it looks. */
const readSparkTime: TimeReader = (text, out) => readYearFirst(`20${text}`, out);

const TIME = `(?<time>${ISO_TIME})`;
const LEVEL = "(?<severity>[A-Za-z]{3,9})";
const SOURCE = `(?<source>${LOGGER})`;
const MESSAGE = "(?<message>.*)";

/** The second line of java.util.logging: `SEVERE: text`. */
const JUL_SECOND = new RegExp(`^(${LEVEL_CAPITALS}): `);
const JUL_FIRST = /^((?:[A-Z][a-z]{2}|[а-я]{3,4}\.?) \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d (?:[AP]M)) (\S+) (\S+)$/;

/** java.util.logging with its own formatter: the time and the logger on one line, the severity and the text on the next. */
const JAVA_UTIL_LOGGING: LogFormat = {
  id: "java-util-logging",
  systemColumn: "file",
  weight: 1,
  minShare: 0,
  read(line, out, memory) {
    const first = JUL_FIRST.exec(line);
    if (first) {
      if (!readAnyTime(first[1] ?? "", out)) return "none";
      out.source = first[2] ?? null;
      memory.awaitsMessage = true;
      return "record";
    }
    if (memory.awaitsMessage !== true) return "none";
    const second = JUL_SECOND.exec(line);
    if (!second) return "none";
    out.severityWord = second[1] ?? null;
    setMessage(out, line, second[0].length);
    memory.awaitsMessage = false;
    return "completion";
  },
};

/** log4j, logback, Spring Boot, Tomcat, Hadoop, HDFS, Spark, ZooKeeper, Kafka. A logger class is never a system. */
export const JAVA_FORMATS: readonly LogFormat[] = [
  // 2025-10-06 08:59:32.123  INFO 4711 --- [app] [main] c.acme.Orders : text; … INFO [app,trace,span] 4711 --- [main] o.a.c.C.[.[/] : text
  patternFormat({ id: "spring-boot", pattern: String.raw`${TIME}\s+${LEVEL}\s+(?:\[[^\]]*\] )?\d* ?--- (?:${BRACKETED} ?)*(?<source>${LOGGER}(?:\[\S*)?)\s*: ?${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 - INFO  [main:QuorumPeer@774] - text
  patternFormat({ id: "zookeeper", pattern: String.raw`${TIME} (?:\[myid:[^\]]*\] )?- ${LEVEL}\s+\[(?:.*:)?(?<source>[^:@\[\]]+)@\d*\] - ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 WARN  org.acme.Task          [] - text: log4j 2 as Flink and others set it
  patternFormat({ id: "log4j-context", pattern: String.raw`${TIME}\s+(?<severity>${LEVEL_CAPITALS})\s+${SOURCE}\s+\[[^\]]*\] - ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123+0300 ERROR (jsonrpc/1) [storage.HSM] text (hsm:2386): oVirt
  patternFormat({ id: "ovirt", pattern: String.raw`${TIME} (?<severity>${LEVEL_CAPITALS})\s+\([^()]*\) \[(?<source>[^\]]+)\] ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 INFO [main] com.acme.Orders - text
  patternFormat({ id: "log4j", pattern: String.raw`${TIME}\s+${LEVEL}\s+(?:${BRACKETED}\s+){1,3}${SOURCE}(?::\d+|\(\S*\))?\s+- ?${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 [main] INFO  com.acme.Orders - text; … [main] [traceId=1] INFO  com.acme.Orders [(null)] <x> - text
  patternFormat({ id: "logback", pattern: String.raw`${TIME}\s+(?:(?:${BRACKETED}|\{[^}]*\})\s+){1,3}${LEVEL}\s+${SOURCE}(?:\s*${BRACKETED}(?: <[^>]*>)?|:\d+|\(\S*\))?\s+-+ ?${MESSAGE}` }),
  // INFO  [main] 2025-10-06 08:59:32,123 Orders.java:12 - text
  patternFormat({ id: "log4j-level-first", pattern: String.raw`(?<severity>${LEVEL_CAPITALS})\s+${BRACKETED} ${TIME} (?<source>[^\s:]+)(?::\d+)? - ?${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 INFO  [com.acme.Orders] (main) text; 08:59:32,123 INFO  [com.acme.Orders] (main) text
  patternFormat({ id: "jboss", time: (text, out) => readYearFirst(text, out) || readTimeOfDay(text, out), pattern: String.raw`(?<time>${ISO_TIME}|\d\d:\d\d:\d\d,\d{3}) (?<severity>${LEVEL_CAPITALS})\s+\[(?<source>[\w.$/-]+)\] \([^)]*\) ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123+0000 [id=1]<tab>INFO<tab>com.acme.Orders#place: text
  patternFormat({ id: "jenkins", pattern: String.raw`${TIME}\s+\[id=\d+\]\s+${LEVEL}\s+(?<source>[\w.$#-]+): ?${MESSAGE}` }),
  // 08:59:32.123 [main] INFO com.acme.Orders - text
  patternFormat({ id: "logback-clock", time: readTimeOfDay, pattern: String.raw`(?<time>\d\d:\d\d:\d\d[.,]\d{3}) ${BRACKETED} ${LEVEL}\s+${SOURCE} - ?${MESSAGE}` }),
  // 2025-10-06 08:59:32,123+0000 ERROR [qtp-12] *UNKNOWN org.acme.Repository - text
  patternFormat({ id: "nexus", pattern: String.raw`${TIME}\s+${LEVEL}\s+\[[^\]]*\]\s+\S+ ${SOURCE} - ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 INFO [IPC Server handler 0] org.acme.Server: text
  patternFormat({ id: "hadoop", pattern: String.raw`${TIME} ${LEVEL}\s+${BRACKETED} ${SOURCE}: ?${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 INFO org.acme.Server: text
  patternFormat({ id: "log4j-plain", pattern: String.raw`${TIME}\s+(?<severity>${LEVEL_CAPITALS})\s+${SOURCE}(?:: | - |:$)${MESSAGE}` }),
  // 25/10/06 08:59:32 INFO storage.Blocks: text
  patternFormat({ id: "spark", time: readSparkTime, pattern: String.raw`(?<time>\d\d/\d\d/\d\d \d\d:\d\d:\d\d) ${LEVEL} ${SOURCE}: ?${MESSAGE}` }),
  // 251006 085932 148 INFO dfs.DataNode$Receiver: text
  patternFormat({ id: "hdfs", time: readHdfsTime, pattern: String.raw`(?<time>\d{6} \d{6}) \d+ ${LEVEL} ${SOURCE}: ?${MESSAGE}` }),
  // 06-Oct-2025 08:59:32.123 SEVERE [main] org.apache.catalina.core.Host.start text
  patternFormat({ id: "tomcat", time: readAnyTime, pattern: String.raw`(?<time>\d\d-(?:[A-Z][a-z]{2}|[а-я]{3,4}\.?)-\d{4} \d\d:\d\d:\d\d[.,]\d+) ${LEVEL} ${BRACKETED} ${SOURCE} ${MESSAGE}` }),
  // [2025-10-06 08:59:32,123] INFO [Broker id=1] text (kafka.server.KafkaServer), the logger on the last line of a longer text
  patternFormat({ id: "kafka", pattern: String.raw`\[${TIME}\] (?<severity>${LEVEL_CAPITALS}) (?<message>.*?(?:\((?<source>[\w.$-]+)\)\s*)?)` }),
  JAVA_UTIL_LOGGING,
];
