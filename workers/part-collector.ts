import type { RoadNumber } from "@/server/db/masked-messages";
import type { RecordSink } from "@/server/db/record-table";
import { TimeCellCounter } from "@/server/domain/aggregate/time-cell-counter";
import type { SystemColumn } from "@/server/domain/parse/format";
import { findFormat } from "@/server/domain/parse/formats/format-table";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { type Severity, severityRank } from "@/server/domain/parse/severity";
import { firstOriginId, MessageTally, OriginTally } from "./part-tally";

/** Added to the rank of a severity that was inferred from words. */
const INFERRED = 16;

/** As stored: 1 TRACE … 6 CRITICAL, 0 where the record has none. */
function storedRank(severity: Severity | null): number {
  return severity === null ? 0 : severityRank(severity) + 1;
}

const WARNING_RANK = storedRank("WARNING");
const ERROR_RANK = storedRank("ERROR");

/** What a segment's records add up to. */
interface SegmentCounts {
  errors: number;
  warnings: number;
  firstMicros: number | null;
  lastMicros: number | null;
}

/** Takes the records of a part: rows go to the sink, the rest is counted. */
export class PartCollector {
  readonly messages = new MessageTally();
  readonly origins: OriginTally;
  readonly cells = new TimeCellCounter();
  private file = 0;
  private counts: SegmentCounts = { errors: 0, warnings: 0, firstMicros: null, lastMicros: null };

  constructor(
    private readonly sink: RecordSink,
    private readonly options: { part: number; retain: "all" | "problems" },
  ) {
    this.origins = new OriginTally(firstOriginId(options.part));
  }

  beginSegment(file: number): void {
    this.file = file;
    this.counts = { errors: 0, warnings: 0, firstMicros: null, lastMicros: null };
  }

  endSegment(): SegmentCounts {
    return this.counts;
  }

  add(record: LogRecord, formatId: string | undefined): void {
    const rank = storedRank(record.severity);
    const road: RoadNumber = rank >= ERROR_RANK ? 2 : rank === WARNING_RANK ? 1 : 0;
    const originId = this.origins.idOf(this.file, record.source, record.host, systemColumn(formatId));
    this.count(record, road, originId);
    const fingerprint = this.messages.add(record, road, this.file);
    if (road === 0 && this.options.retain === "problems") return;
    const isOneLine = record.messageStart >= 0;
    this.sink.write({
      utcMicros: record.utcMicros,
      localMicros: record.localMicros,
      fingerprint,
      fileNumber: this.file,
      line: record.line,
      originId,
      continuations: record.continuations,
      messageStart: record.messageStart,
      severity: rank + (record.severityInferred && rank > 0 ? INFERRED : 0),
      timeOrigin: record.timeKind === "own" ? (record.offsetMinutes === null ? 1 : 0) : 2,
      text: record.text,
      message: isOneLine ? null : record.message,
      severityWord: record.severityWord === record.severity ? null : record.severityWord,
    });
  }

  private count(record: LogRecord, road: RoadNumber, originId: number): void {
    const { counts } = this;
    if (road === 2) counts.errors++;
    else if (road === 1) counts.warnings++;
    if (record.utcMicros === null) return;
    if (counts.firstMicros === null || record.utcMicros < counts.firstMicros) counts.firstMicros = record.utcMicros;
    if (counts.lastMicros === null || record.utcMicros > counts.lastMicros) counts.lastMicros = record.utcMicros;
    this.cells.add(record.utcMicros, originId, road);
  }
}

function systemColumn(formatId: string | undefined): SystemColumn {
  return (formatId !== undefined && findFormat(formatId)?.systemColumn) || "file";
}
