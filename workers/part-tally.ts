import { addMaskedMessages, type MaskedMessageRow, type RoadNumber } from "@/server/db/masked-messages";
import type { OriginRow } from "@/server/db/log-origins";
import { MOST_PART_FILES } from "@/server/domain/extract/plan-parts";
import { fingerprint } from "@/server/domain/generalize/fingerprint";
import { MaskMemory } from "@/server/domain/generalize/mask-memory";
import { countTokens } from "@/server/domain/generalize/mine-templates";
import { getOrMake } from "@/server/domain/get-or-make";
import { ownText } from "@/server/domain/own-text";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { compareSightings } from "@/server/domain/link/sighting";
import type { PoolClient } from "pg";

const ROADS = [0, 1, 2] as const;

/** What one part has taught, the next need not learn: a message is masked the same, whatever came before. */
const memory = new MaskMemory();

/** Counts the distinct masked messages of a part while its records pass. */
export class MessageTally {
  private tallies = ROADS.map(() => new Map<string, MaskedMessageRow>());

  /** Counts a record. @returns its message's fingerprint */
  add(record: LogRecord, road: RoadNumber, file: number): bigint {
    const row = this.rowOf(record, road);
    if (row.records === 0 || (road > 0 && isEarlier(record, file, row))) {
      row.firstMicros = record.utcMicros;
      row.firstFile = file;
      row.firstLine = record.line;
      row.firstText = road > 0 ? ownText(record.text) : null;
      row.firstMessage = road > 0 ? ownText(record.message) : null;
    }
    if (record.utcMicros !== null && record.utcMicros > (row.lastMicros ?? -Infinity)) row.lastMicros = record.utcMicros;
    row.records++;
    return row.fingerprint;
  }

  /** Writes what was counted and starts anew. */
  async drain(client: PoolClient, runId: number): Promise<void> {
    const rows = this.tallies.flatMap((tally) => [...tally.values()]);
    this.tallies = ROADS.map(() => new Map());
    await addMaskedMessages(client, runId, rows);
  }

  private rowOf({ message, messageStart, piece, pieceStart }: LogRecord, road: RoadNumber): MaskedMessageRow {
    const text = messageStart < 0 ? memory.mask(message) : memory.mask(message, piece, pieceStart + messageStart);
    const tally = this.tallies[road] ?? new Map<string, MaskedMessageRow>();
    const known = tally.get(text);
    if (known) return known;
    const row: MaskedMessageRow = { fingerprint: fingerprint(text), road, text, tokens: countTokens(text), records: 0, firstMicros: null, lastMicros: null, firstFile: 0, firstLine: 0, firstText: null, firstMessage: null };
    tally.set(text, row);
    return row;
  }
}

function isEarlier(record: LogRecord, file: number, row: MaskedMessageRow): boolean {
  return compareSightings({ micros: record.utcMicros, file, line: record.line }, { micros: row.firstMicros, file: row.firstFile, line: row.firstLine }) < 0;
}

/** Origins kept of one part; what comes later counts for its file without source and host. */
const MAX_ORIGINS = 4_096;

/** Numbers the distinct (file, source, host) of a part. */
export class OriginTally {
  private readonly ids = new Map<number, Map<string | null, Map<string | null, number>>>();
  readonly rows: OriginRow[] = [];

  constructor(private readonly firstId: number) {}

  /** The id of a record's origin. */
  idOf(file: number, source: string | null, host: string | null, column: OriginRow["column"]): number {
    return this.ids.get(file)?.get(source)?.get(host) ?? this.add(file, source, host, column);
  }

  private add(file: number, source: string | null, host: string | null, column: OriginRow["column"]): number {
    if (this.rows.length >= MAX_ORIGINS && (source !== null || host !== null)) return this.idOf(file, null, null, "file");
    const id = this.firstId + this.rows.length;
    const sources = getOrMake(this.ids, file, () => new Map<string | null, Map<string | null, number>>());
    getOrMake(sources, source, () => new Map<string | null, number>()).set(host, id);
    this.rows.push({ id, file, source, host, column });
    return id;
  }
}

/** Ids of a part's origins start here; beyond the cap each of its files may add one without source and host. */
export function firstOriginId(part: number): number {
  return part * (MAX_ORIGINS + MOST_PART_FILES);
}
