import { patternFormat, type LogFormat } from "../format";
import { ISO_TIME, LEVEL_CAPITALS, LOGGER } from "./fragments";

const TIME = `(?<time>${ISO_TIME})`;
const LEVEL = "(?<severity>[A-Za-z]{3,9})";
const MESSAGE = "(?<message>.*)";

/** Python's logging and the frameworks that use it; pipes as loguru and NLog write them. */
export const PYTHON_FORMATS: readonly LogFormat[] = [
  // 2025-10-06 08:59:32,123 - orders - INFO - text
  patternFormat({ id: "python", systemColumn: "component", pattern: String.raw`${TIME} - (?<source>[^\s].*?) - (?<severity>${LEVEL_CAPITALS}) - ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 - INFO - text
  patternFormat({ id: "python-plain", pattern: String.raw`${TIME} - (?<severity>${LEVEL_CAPITALS}) - ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123 | INFO     | orders:place:12 - text
  patternFormat({ id: "loguru", pattern: String.raw`${TIME} \| ${LEVEL}\s*\| (?<source>[^\s:]+)(?::\S*)* - ${MESSAGE}` }),
  // 2025-10-06 08:59:32.1234|INFO|Orders|text
  patternFormat({ id: "pipes", systemColumn: "component", pattern: String.raw`${TIME}\s*\|\s*(?<severity>${LEVEL_CAPITALS}|[A-Z][a-z]{3,10})\s*\|(?:\s*(?<source>[^|\s]+)\s*\|)?${MESSAGE}` }),
  // [2025-10-06 08:59:32,123: INFO/MainProcess] text
  patternFormat({ id: "celery", pattern: String.raw`\[${TIME}: ${LEVEL}/(?<source>[^\]]+)\] ${MESSAGE}` }),
  // [2025-10-06T08:59:32.123+0000] {task.py:12} INFO - text
  patternFormat({ id: "airflow", pattern: String.raw`\[${TIME}\] \{(?<source>[^}:]+):\d+\} ${LEVEL} - ${MESSAGE}` }),
  // [2025-10-06 08:59:32,123] INFO in orders: text
  patternFormat({ id: "flask", systemColumn: "component", pattern: String.raw`\[${TIME}\] ${LEVEL} in (?<source>[^\s:]+): ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123 4711 INFO nova.compute.manager [req-…] text, with or without a file's name before it
  patternFormat({ id: "openstack", pattern: String.raw`(?:\S+\.log\S* )?${TIME} \d+ ${LEVEL} (?<source>${LOGGER}) (?:\[(?:req-[^\]]*|-)\] ?)?${MESSAGE}` }),
  // WARNING:root:text
  patternFormat({ id: "python-root", weight: 0.8, minShare: 0.2, pattern: String.raw`(?<severity>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<source>[\w.]+):${MESSAGE}` }),
];
