// Plain JavaScript, run by Node as it is, by built programs and by tests alike: a process of its own, so that what an archive
// asks for is neither in a worker's memory nor in its way, and can be ended at any time.
//
// 7-Zip as WebAssembly reads one archive and writes its files, both through a channel to the process that started this one:
// it sees no file of the machine. Frames to there: type (1 byte), length (4 bytes), content. `read` asks for bytes of the
// archive (offset 8 bytes, length 4 bytes) and is answered by length (4 bytes) and bytes. The types are those of
// `run-seven-zip.ts`.
//
// Arguments: how much memory 7-Zip may take, the size of the archive, 7-Zip's own arguments. The archive is /in/archive.
import { readFileSync, readSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import SevenZip from "7z-wasm";

const CHANNEL = 3;
const FRAME = { read: 1, file: 2, bytes: 3, fileEnd: 4, said: 5, complained: 6, exit: 7 };
const WINDOW_BYTES = 1024 ** 2;
const SMALL_BYTES = 16 * 1024;
const PAGE_BYTES = 64 * 1024;
const CRASHED = 99;
/** By the numbers of emscripten. */
const NOT_FOUND = 44;
const NOT_PERMITTED = 63;
const NOT_SEEKABLE = 70;
const FOLDER = 0o40777;
const FILE = 0o100666;

const [memoryBytes, archiveBytes] = process.argv.slice(2, 4).map(Number);

/** Waits until all is taken. Whoever read it has gone where that fails: nothing is left to do. */
function write(bytes) {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(CHANNEL, bytes, at, bytes.length - at);
  } catch {
    process.exit(1);
  }
}

function writeFrame(type, content) {
  const head = Buffer.alloc(5);
  head[0] = type;
  head.writeUInt32LE(content.length, 1);
  if (content.length > SMALL_BYTES) {
    write(head);
    write(content);
  } else write(Buffer.concat([head, content]));
}

const text = { type: 0, parts: [], bytes: 0 };

function flushText() {
  if (text.bytes === 0) return;
  writeFrame(text.type, Buffer.concat(text.parts));
  text.parts = [];
  text.bytes = 0;
}

/** 7-Zip prints by the word: that is gathered, and sent before whatever comes behind it. */
function sendText(type, content) {
  if (text.type !== type || text.bytes > WINDOW_BYTES) flushText();
  text.type = type;
  text.parts.push(content);
  text.bytes += content.length;
}

function send(type, content = Buffer.alloc(0)) {
  flushText();
  writeFrame(type, content);
}

function receive(length) {
  const target = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const bytes = readSync(CHANNEL, target, at, length - at, null);
    if (bytes === 0) process.exit(1);
    at += bytes;
  }
  return target;
}

const window = { start: 0, bytes: Buffer.alloc(0) };

function readArchive(target, offset, length, position) {
  const wanted = Math.max(0, Math.min(length, archiveBytes - position));
  if (wanted === 0) return 0;
  if (position < window.start || position >= window.start + window.bytes.length) {
    const request = Buffer.alloc(12);
    request.writeDoubleLE(position, 0);
    request.writeUInt32LE(Math.min(WINDOW_BYTES, archiveBytes - position), 8);
    send(FRAME.read, request);
    window.bytes = receive(receive(4).readUInt32LE(0));
    window.start = position;
  }
  const from = position - window.start;
  const bytes = window.bytes.subarray(from, from + wanted);
  target.set(bytes, offset);
  return bytes.length;
}

let isShortOfMemory = false;

/** Memory is refused where 7-Zip asks for more than it may have: it then says so and ends, or dies without a word. */
function instantiate(imports, done) {
  const file = readFileSync(createRequire(import.meta.url).resolve("7z-wasm/7zz.wasm"));
  WebAssembly.instantiate(file, imports).then(({ instance, module }) => {
    const memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      if (memory.buffer.byteLength + pages * PAGE_BYTES > memoryBytes) {
        isShortOfMemory = true;
        throw new RangeError("no more memory");
      }
      return grow(pages);
    };
    done(instance, module);
  });
  return {};
}

const sevenZip = await SevenZip({ instantiateWasm: instantiate, stdin: () => null });
const { FS } = sevenZip;

function fail(number) {
  throw new FS.ErrnoError(number);
}

/** A folder or file of ours. A folder finds nothing that was not made in it since. */
function makeNode(parent, name, mode) {
  const node = FS.createNode(parent, name, mode, 0);
  node.bytes = 0;
  node.node_ops = { getattr: statOf, setattr: () => undefined, lookup: () => fail(NOT_FOUND), mknod: makeNode, unlink: () => undefined, rmdir: () => undefined, readdir: () => [], symlink: () => fail(NOT_PERMITTED) };
  node.stream_ops = writing;
  return node;
}

function statOf(node) {
  const never = new Date(0);
  return { dev: 1, ino: node.id, mode: node.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size: node.bytes, atime: never, mtime: never, ctime: never, blksize: 4096, blocks: 1 };
}

const seek = (stream, offset, whence) => (whence === 1 ? stream.position + offset : whence === 2 ? stream.node.bytes + offset : offset);

let lastFile = null;

/** The file before the last one is forgotten: 7-Zip sets a file's time and mode after it has closed it. */
const writing = {
  open(stream) {
    if (lastFile !== null && lastFile !== stream.node) FS.hashRemoveNode(lastFile);
    lastFile = stream.node;
    send(FRAME.file, Buffer.from(stream.path));
  },
  // The parameters are the library's.
  // eslint-disable-next-line max-params
  write(stream, memory, offset, length, position) {
    // Files are written from their beginning to their end.
    if (position !== stream.node.bytes) fail(NOT_SEEKABLE);
    send(FRAME.bytes, viewOf(memory, offset, length));
    stream.node.bytes += length;
    return length;
  },
  read: () => 0,
  close: () => send(FRAME.fileEnd),
  llseek: seek,
};

// The parameters are the library's.
// eslint-disable-next-line max-params
const reading = { open: () => undefined, close: () => undefined, read: (stream, memory, offset, length, position) => readArchive(memory, offset, length, position), write: () => fail(NOT_PERMITTED), llseek: seek };

/** 7-Zip's memory is given as signed numbers. */
function viewOf(memory, offset, length) {
  return new Uint8Array(memory.buffer, memory.byteOffset + offset, length);
}

function mount(path) {
  FS.mkdir(path);
  return FS.mount({ mount: () => makeNode(null, "/", FOLDER) }, {}, path);
}

function redirect(descriptor, type) {
  const stream = FS.getStream(descriptor);
  stream.stream_ops = {
    ...stream.stream_ops,
    write(_stream, memory, offset, length) {
      sendText(type, Buffer.from(viewOf(memory, offset, length)));
      return length;
    },
  };
}

function run(command) {
  try {
    sevenZip.callMain(command);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // This build of 7-Zip catches none of its own exceptions, which come as numbers: damage is behind them.
    send(FRAME.complained, Buffer.from(`\nERROR: ${isShortOfMemory ? "Can't allocate required memory!" : String(error)}\n`));
    return CRASHED;
  }
}

redirect(1, FRAME.said);
redirect(2, FRAME.complained);
const archive = makeNode(mount("/in"), "archive", FILE);
archive.bytes = archiveBytes;
archive.stream_ops = reading;
mount("/out");
FS.chdir("/out");
// The library sets the exit code of this process.
const exit = Buffer.alloc(4);
exit.writeInt32LE(run(process.argv.slice(4)));
send(FRAME.exit, exit);
