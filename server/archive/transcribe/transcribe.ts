import type { BinaryLog } from "@/server/domain/extract/binary-logs";
import type { FileMeter } from "@/server/domain/extract/extract-meter";
import type { ByteSource } from "@/server/storage/byte-source";
import { refuseIf } from "../refused-error";
import { transcribeJournal } from "./journal";
import type { TranscriptPart } from "./transcript-part";
import { transcribeWindowsEvents } from "./windows-events";

const TRANSCRIBERS: Record<BinaryLog, (source: ByteSource) => AsyncGenerator<TranscriptPart>> = {
  "windows-events": transcribeWindowsEvents,
  journal: transcribeJournal,
};

export interface Transcript {
  content: AsyncGenerator<Buffer>;
  /** Bytes of the log that are damaged, as far as its content was read. */
  unreadBytes(): number;
}

/**
 * Writes a binary log out as the text that its recorder's own tool prints, counting what comes out against what it lies in.
 * @throws RefusedError while its content is read, where that breaks a limit
 */
export function transcribe(source: ByteSource, binaryLog: BinaryLog, meter: FileMeter): Transcript {
  let unread = 0;
  async function* content(): AsyncGenerator<Buffer> {
    for await (const part of TRANSCRIBERS[binaryLog](source)) {
      if (part.kind === "unread") {
        unread += part.bytes;
        continue;
      }
      const bytes = Buffer.from(part.text);
      refuseIf(meter.add(bytes.length, source.bytes));
      yield bytes;
    }
  }
  return { content: content(), unreadBytes: () => unread };
}
