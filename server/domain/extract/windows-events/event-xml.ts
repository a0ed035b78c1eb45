import type { BinaryXml } from "./binary-xml";
import { ARRAY_FLAG, arrayTexts, BINARY_XML_TYPE, NULL_TYPE, valueText } from "./value-text";
import type { XmlNode, XmlValue } from "./xml-node";

/** A record holds 64 KiB at most; more than this of it is made to blow up. */
const MAX_LENGTH = 1024 ** 2;
const MAX_NODES = 100_000;

/** Renders the records of one chunk. */
export class EventXml {
  readonly #chunk: Buffer;
  readonly #xml: BinaryXml;
  #length = 0;
  #nodes = 0;

  constructor(chunk: Buffer, xml: BinaryXml) {
    this.#chunk = chunk;
    this.#xml = xml;
  }

  /**
   * The XML of a record, on one line.
   * @param at where its binary XML lies in the chunk
   * @throws RangeError where it is damaged, or far larger than any event
   */
  render(at: number, end: number): string {
    this.#length = 0;
    this.#nodes = 0;
    return this.#all(this.#xml.read(at, end), []);
  }

  #all(nodes: readonly XmlNode[], values: readonly XmlValue[]): string {
    let text = "";
    for (const node of nodes) text += this.#node(node, values);
    return text;
  }

  #node(node: XmlNode, values: readonly XmlValue[]): string {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new RangeError("It has too many parts");
    switch (node.kind) {
      case "text":
        return this.#counted(node.text);
      case "slot":
        return this.#value(values[node.index]);
      case "template":
        return this.#all(node.nodes, node.values);
      case "element":
        return this.#element(node, values);
    }
  }

  #element(node: XmlNode & { kind: "element" }, values: readonly XmlValue[]): string {
    if (node.dependency !== null && isNull(values[node.dependency])) return "";
    const start = this.#counted(`<${node.name}${this.#attributes(node, values)}`);
    const [only, ...others] = node.children;
    const value = only?.kind === "slot" && others.length === 0 ? values[only.index] : undefined;
    // One element each.
    if (value !== undefined && (value.type & ARRAY_FLAG) !== 0) return arrayTexts(this.#chunk, value).map((text) => this.#counted(`${start}>${text}</${node.name}>`)).join("");
    const content = this.#all(node.children, values);
    return content === "" ? `${start}/>` : `${start}>${content}</${node.name}>`;
  }

  #attributes(node: XmlNode & { kind: "element" }, values: readonly XmlValue[]): string {
    let text = "";
    for (const { name, value } of node.attributes) {
      const isLeftOut = value.every((part) => part.kind === "slot" && part.isOptional && isNull(values[part.index]));
      if (!isLeftOut) text += ` ${name}='${this.#all(value, values)}'`;
    }
    return text;
  }

  #value(value: XmlValue | undefined): string {
    if (value === undefined || isNull(value)) return "";
    if (value.type === BINARY_XML_TYPE) return this.#all(this.#xml.read(value.at, value.at + value.bytes), []);
    if ((value.type & ARRAY_FLAG) !== 0) return this.#counted(arrayTexts(this.#chunk, value).join(", "));
    return this.#counted(valueText(this.#chunk, value));
  }

  #counted(text: string): string {
    this.#length += text.length;
    if (this.#length > MAX_LENGTH) throw new RangeError("It is far larger than any event");
    return text;
  }
}

function isNull(value: XmlValue | undefined): boolean {
  return value === undefined || value.type === NULL_TYPE;
}
