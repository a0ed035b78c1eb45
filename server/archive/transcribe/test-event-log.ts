import { CHUNK_BYTES, FILE_HEADER_BYTES } from "@/server/domain/extract/windows-events/read-chunk";
import type { XmlNode } from "@/server/domain/extract/windows-events/xml-node";

/** A value of a slot: its type's number in [MS-EVEN6] 2.2.12, and its bytes. */
export interface TestValue {
  type: number;
  bytes: Buffer;
}

export interface TestEvent {
  /** What the values are put into; the same object is the same template. */
  template: readonly XmlNode[];
  values: readonly TestValue[];
}

export const textValue = (text: string): TestValue => ({ type: 0x01, bytes: Buffer.from(text, "utf16le") });
export const noValue: TestValue = { type: 0x00, bytes: Buffer.alloc(0) };

const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: bigint): Buffer => Buffer.from(BigUint64Array.of(value).buffer);

/** Writes binary XML into one chunk, as Windows does: a name or a template where it comes first, then where it lies. */
class ChunkWriter {
  readonly #chunk = Buffer.alloc(CHUNK_BYTES);
  readonly #names = new Map<string, number>();
  readonly #templates = new Map<readonly XmlNode[], number>();
  readonly #first: bigint;
  #next: bigint;
  #at = 512;

  constructor(first: bigint) {
    this.#first = first;
    this.#next = first;
  }

  /** @param body writes the record's binary XML */
  record(body: () => void): void {
    const from = this.#at;
    this.#put(u32(0x2a2a), u32(0), u64(this.#next), u64(133_000_000_000_000_000n));
    body();
    this.#put(u32(this.#at - from + 4));
    this.#chunk.writeUInt32LE(this.#at - from, from + 4);
    this.#next += 1n;
  }

  event({ template, values }: TestEvent): void {
    this.#put(Buffer.of(0x0f, 1, 1, 0, 0x0c, 1), u32(1));
    this.#template(template);
    this.#put(u32(values.length), ...values.map(({ type, bytes }) => Buffer.concat([u16(bytes.length), Buffer.of(type, 0)])), ...values.map(({ bytes }) => bytes));
  }

  finish(): Buffer {
    const last = u64(this.#next - 1n);
    Buffer.concat([Buffer.from("ElfChnk\0"), u64(this.#first), last, u64(this.#first), last, u32(128), u32(this.#at), u32(this.#at)]).copy(this.#chunk);
    return this.#chunk;
  }

  #put(...pieces: Buffer[]): void {
    for (const piece of pieces) this.#at += piece.copy(this.#chunk, this.#at);
  }

  #template(nodes: readonly XmlNode[]): void {
    const known = this.#templates.get(nodes);
    if (known !== undefined) return this.#put(u32(known));
    const at = this.#at + 4;
    this.#templates.set(nodes, at);
    this.#put(u32(at), u32(0), Buffer.alloc(16, 7), u32(0), Buffer.of(0x0f, 1, 1, 0));
    for (const node of nodes) this.#node(node);
    this.#put(Buffer.of(0));
    this.#chunk.writeUInt32LE(this.#at - at - 24, at + 20);
  }

  #node(node: XmlNode): void {
    if (node.kind === "text") this.#put(Buffer.of(0x05, 1), u16(node.text.length), Buffer.from(node.text, "utf16le"));
    else if (node.kind === "slot") this.#put(Buffer.of(node.isOptional ? 0x0e : 0x0d), u16(node.index), Buffer.of(1));
    else if (node.kind === "element") this.#element(node);
    else throw new Error("Templates in templates are not written");
  }

  #element({ name, attributes, children, dependency }: XmlNode & { kind: "element" }): void {
    this.#put(Buffer.of(attributes.length > 0 ? 0x41 : 0x01), u16(dependency ?? 0xffff));
    const size = this.#sized();
    this.#name(name);
    if (attributes.length > 0) {
      const attributesSize = this.#sized();
      for (const [index, attribute] of attributes.entries()) {
        this.#put(Buffer.of(index < attributes.length - 1 ? 0x46 : 0x06));
        this.#name(attribute.name);
        for (const part of attribute.value) this.#node(part);
      }
      attributesSize();
    }
    this.#put(Buffer.of(children.length > 0 ? 0x02 : 0x03));
    for (const child of children) this.#node(child);
    if (children.length > 0) this.#put(Buffer.of(0x04));
    size();
  }

  /** Leaves room for a size; what it returns writes it. */
  #sized(): () => void {
    const at = this.#at;
    this.#put(u32(0));
    return () => void this.#chunk.writeUInt32LE(this.#at - at - 4, at);
  }

  #name(name: string): void {
    const known = this.#names.get(name);
    if (known !== undefined) return this.#put(u32(known));
    const at = this.#at + 4;
    this.#names.set(name, at);
    this.#put(u32(at), u32(0), u16(0), u16(name.length), Buffer.from(name, "utf16le"), u16(0));
  }
}

/** A file of as many chunks as are given, in this order; `first` is the number of a chunk's first event. */
export function eventLog(chunks: readonly { first: bigint; events: readonly TestEvent[] }[]): Buffer {
  const header = Buffer.alloc(FILE_HEADER_BYTES);
  Buffer.concat([Buffer.from("ElfFile\0"), u64(0n), u64(BigInt(chunks.length - 1)), u64(1n), u32(128), u16(1), u16(3), u16(4096), u16(chunks.length)]).copy(header);
  const written = chunks.map(({ first, events }) => {
    const writer = new ChunkWriter(first);
    for (const event of events) writer.record(() => writer.event(event));
    return writer.finish();
  });
  return Buffer.concat([header, ...written]);
}
