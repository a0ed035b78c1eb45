import { spawn } from "node:child_process";
import path from "node:path";
import type { Duplex } from "node:stream";
import type { ByteSource } from "@/server/storage/byte-source";

/** What 7-Zip does while it runs, in order. */
export type SevenZipEvent =
  /** A file begins; its path as `ListedEntry.name` has it. */
  | { kind: "file"; name: Buffer }
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "file-end" }
  /** A piece of what it prints, and of what it prints as errors. */
  | { kind: "said"; bytes: Buffer }
  | { kind: "complained"; bytes: Buffer }
  /** The last; 0 where nothing was wrong. */
  | { kind: "exit"; code: number };

export interface SevenZipRun {
  /** To be read once. Ending early ends the process. */
  events: AsyncGenerator<SevenZipEvent>;
  /** Bytes of the archive that were read until now, what is read again counted again. */
  bytesRead(): number;
}

/** An archive, wherever its bytes are. */
export type ArchiveBytes = Pick<ByteSource, "bytes" | "read">;

/** Where 7-Zip sees the archive, for its arguments. */
export const ARCHIVE_PATH = "/in/archive";

const PROGRAM = "server/archive/seven-zip/process.mjs";
const OUT_FOLDER = "/out/";
/** For a dictionary of 256 MB, the largest that 7-Zip takes by itself, and what it needs beside that. */
const MEMORY_BYTES = 320 * 1024 ** 2;
const HEAD_BYTES = 5;

/** The types of `process.mjs`. */
const FRAME = { read: 1, file: 2, bytes: 3, fileEnd: 4, said: 5, complained: 6, exit: 7 };

/**
 * Runs 7-Zip on an archive in a process of its own. It sees nothing but the archive's bytes, and what it writes is an event:
 * nothing touches a disk, and while nobody takes the events it waits.
 * @param command 7-Zip's arguments
 * @throws Error where the process cannot be started or dies
 */
export function runSevenZip(source: ArchiveBytes, command: readonly string[]): SevenZipRun {
  let bytesRead = 0;
  async function* events(): AsyncGenerator<SevenZipEvent> {
    const { channel, end, failure } = start(source.bytes, command);
    const frames = createFrameReader(channel);
    try {
      for (;;) {
        const head = await frames.exactly(HEAD_BYTES);
        if (head === null) throw new Error("7-Zip's process died", { cause: await failure });
        const [type = 0] = head;
        const length = head.readUInt32LE(1);
        if (type === FRAME.bytes) for await (const bytes of frames.pieces(length)) yield { kind: "bytes", bytes };
        else {
          const body = (await frames.exactly(length)) ?? Buffer.alloc(0);
          if (type === FRAME.read) bytesRead += await answer(channel, source, body);
          else {
            const event = toEvent(type, body);
            yield event;
            if (event.kind === "exit") return;
          }
        }
      }
    } finally {
      end();
    }
  }
  return { events: events(), bytesRead: () => bytesRead };
}

function start(archiveBytes: number, command: readonly string[]): { channel: Duplex; failure: Promise<unknown>; end(): void } {
  // Times without a zone are read as UTC, so that every machine reads the same.
  const env = { TZ: "UTC", NODE_ENV: "production" as const };
  const args = [path.resolve(PROGRAM), String(MEMORY_BYTES), String(archiveBytes), ...command];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit", "pipe"] });
  const failure = new Promise<unknown>((resolve) => {
    child.once("error", resolve);
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  // The descriptor is a pipe that is read and written, which the types of an array do not say.
  const channel = child.stdio[3] as Duplex;
  channel.on("error", () => undefined);
  return {
    channel,
    failure,
    end() {
      channel.destroy();
      child.kill("SIGKILL");
    },
  };
}

async function answer(channel: Duplex, source: ArchiveBytes, request: Buffer): Promise<number> {
  const bytes = await source.read(request.readDoubleLE(0), request.readUInt32LE(8));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  channel.write(length);
  channel.write(bytes);
  return bytes.length;
}

function toEvent(type: number, body: Buffer): SevenZipEvent {
  if (type === FRAME.file) return { kind: "file", name: body.subarray(OUT_FOLDER.length) };
  if (type === FRAME.fileEnd) return { kind: "file-end" };
  if (type === FRAME.said) return { kind: "said", bytes: body };
  if (type === FRAME.complained) return { kind: "complained", bytes: body };
  if (type === FRAME.exit) return { kind: "exit", code: body.readInt32LE(0) };
  throw new Error(`7-Zip's process sent a frame of type ${String(type)}`);
}

interface FrameReader {
  /** Null where the channel ends before. */
  exactly(length: number): Promise<Buffer | null>;
  /** The same in pieces as they come, ending early where the channel does. */
  pieces(length: number): AsyncGenerator<Buffer>;
}

function createFrameReader(channel: Duplex): FrameReader {
  const chunks = channel[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  async function* pieces(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (rest.length === 0) {
        const next = await chunks.next().catch(() => ({ done: true as const, value: undefined }));
        if (next.done === true) return;
        rest = next.value;
      }
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  return {
    pieces,
    async exactly(length) {
      const parts: Buffer[] = [];
      for await (const piece of pieces(length)) parts.push(piece);
      const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
      return bytes.length === length ? bytes : null;
    },
  };
}
