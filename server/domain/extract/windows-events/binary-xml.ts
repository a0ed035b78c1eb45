import { ChunkReader } from "./chunk-reader";
import { escapeXml, type XmlAttribute, type XmlNode, type XmlValue } from "./xml-node";

/** The tokens of binary XML, [MS-EVEN6] 2.2.12; `MORE` is set on some where more of the same follows. */
const TOKEN = {
  end: 0x00, openElement: 0x01, closeStart: 0x02, closeEmpty: 0x03, endElement: 0x04, value: 0x05, attribute: 0x06, cdata: 0x07, character: 0x08,
  entity: 0x09, instructionTarget: 0x0a, instructionData: 0x0b, template: 0x0c, slot: 0x0d, optionalSlot: 0x0e, fragment: 0x0f,
} as const;
const MORE = 0x40;

const NO_DEPENDENCY = 0xffff;
const DEEPEST = 64;
const ENTITIES = new Set(["amp", "lt", "gt", "quot", "apos"]);
/** Of a template, before its XML: where the next one lies, its GUID, its size. */
const TEMPLATE_HEAD_BYTES = 24;

/** Reads the binary XML of one chunk; its templates and names are read once. */
export class BinaryXml {
  readonly #chunk: Buffer;
  readonly #templates = new Map<number, readonly XmlNode[] | null>();
  readonly #names = new Map<number, string>();

  /** @param chunk 64 KiB of an event log */
  constructor(chunk: Buffer) {
    this.#chunk = chunk;
  }

  /**
   * The nodes of a record, or of a value that is itself binary XML.
   * @throws RangeError where the bytes are damaged
   */
  read(at: number, end: number): readonly XmlNode[] {
    return this.#readNodes({ reader: new ChunkReader(this.#chunk, at, end), isTemplate: false, depth: 0 });
  }

  #readNodes(place: Place): XmlNode[] {
    if (place.depth > DEEPEST) throw new RangeError("It is nested too deeply");
    const nodes: XmlNode[] = [];
    for (;;) {
      if (place.reader.isAtEnd()) return nodes;
      const token = place.reader.u8();
      const kind = token & ~MORE;
      if (kind === TOKEN.end || kind === TOKEN.endElement) return nodes;
      nodes.push(...this.#readNode(token, place));
    }
  }

  #readNode(token: number, place: Place): XmlNode[] {
    const { reader } = place;
    const kind = token & ~MORE;
    if (kind === TOKEN.openElement) return [this.#readElement((token & MORE) !== 0, place)];
    if (kind === TOKEN.template) return [this.#readInstance(place)];
    if (kind === TOKEN.fragment) {
      reader.skip(3);
      return [];
    }
    if (kind === TOKEN.instructionTarget) {
      this.#readName(reader);
      return [];
    }
    if (kind === TOKEN.instructionData) {
      reader.text(reader.u16());
      return [];
    }
    return [this.#readText(kind, reader)];
  }

  /** What may stand in the value of an attribute as well. */
  #readText(kind: number, reader: ChunkReader): XmlNode {
    if (kind === TOKEN.slot || kind === TOKEN.optionalSlot) {
      const index = reader.u16();
      reader.skip(1);
      return { kind: "slot", index, isOptional: kind === TOKEN.optionalSlot };
    }
    if (kind === TOKEN.value) reader.skip(1);
    if (kind === TOKEN.value || kind === TOKEN.cdata) return { kind: "text", text: escapeXml(reader.text(reader.u16())) };
    if (kind === TOKEN.character) return { kind: "text", text: escapeXml(String.fromCharCode(reader.u16())) };
    if (kind !== TOKEN.entity) throw new RangeError(`No token is numbered ${String(kind)}`);
    const name = this.#readName(reader);
    return { kind: "text", text: ENTITIES.has(name) ? `&${name};` : "" };
  }

  #readElement(hasAttributes: boolean, place: Place): XmlNode {
    const { reader, isTemplate, depth } = place;
    // Only a template says what its elements depend on.
    const dependency = isTemplate ? reader.u16() : NO_DEPENDENCY;
    reader.skip(4);
    const name = this.#readName(reader);
    const attributes = hasAttributes ? this.#readAttributes(reader) : [];
    const close = reader.u8();
    if (close !== TOKEN.closeStart && close !== TOKEN.closeEmpty) throw new RangeError("An element's start has no end");
    const children = close === TOKEN.closeEmpty ? [] : this.#readNodes({ reader, isTemplate, depth: depth + 1 });
    return { kind: "element", name, attributes, children, dependency: dependency === NO_DEPENDENCY ? null : dependency };
  }

  #readAttributes(reader: ChunkReader): XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    reader.skip(4);
    while ((reader.peek() & ~MORE) === TOKEN.attribute) {
      reader.skip(1);
      const name = this.#readName(reader);
      const value: XmlNode[] = [];
      while (isTextToken(reader.peek())) value.push(this.#readText(reader.u8() & ~MORE, reader));
      attributes.push({ name, value });
    }
    return attributes;
  }

  /** A name is written where it comes first; later ones point there. */
  #readName(reader: ChunkReader): string {
    const offset = reader.u32();
    const isHere = offset === reader.at;
    const known = this.#names.get(offset);
    if (known !== undefined && !isHere) return known;
    const there = isHere ? reader : new ChunkReader(this.#chunk, offset, this.#chunk.length);
    there.skip(6);
    const name = escapeXml(there.text(there.u16()));
    there.skip(2);
    this.#names.set(offset, name);
    return name;
  }

  #readInstance({ reader, depth }: Place): XmlNode {
    reader.skip(5);
    const offset = reader.u32();
    const nodes = this.#template(offset, depth);
    if (offset === reader.at) reader.skip(TEMPLATE_HEAD_BYTES + this.#chunk.readUInt32LE(offset + TEMPLATE_HEAD_BYTES - 4));
    return { kind: "template", nodes, values: readValues(reader) };
  }

  #template(offset: number, depth: number): readonly XmlNode[] {
    const known = this.#templates.get(offset);
    if (known === null) throw new RangeError("A template holds itself");
    if (known !== undefined) return known;
    this.#templates.set(offset, null);
    const from = offset + TEMPLATE_HEAD_BYTES;
    const reader = new ChunkReader(this.#chunk, from, from + this.#chunk.readUInt32LE(from - 4));
    const nodes = this.#readNodes({ reader, isTemplate: true, depth: depth + 1 });
    this.#templates.set(offset, nodes);
    return nodes;
  }
}

interface Place {
  reader: ChunkReader;
  isTemplate: boolean;
  depth: number;
}

function isTextToken(token: number): boolean {
  const kind = token & ~MORE;
  return kind === TOKEN.value || (kind >= TOKEN.cdata && kind <= TOKEN.entity) || kind === TOKEN.slot || kind === TOKEN.optionalSlot;
}

/** First the sizes and types of all values, then the values. */
function readValues(reader: ChunkReader): XmlValue[] {
  const count = reader.u32();
  const from = reader.at;
  reader.skip(count * 4);
  const head = new ChunkReader(reader.chunk, from, reader.at);
  return Array.from({ length: count }, () => {
    const bytes = head.u16();
    const type = head.u8();
    head.skip(1);
    const at = reader.at;
    reader.skip(bytes);
    return { type, at, bytes };
  });
}
