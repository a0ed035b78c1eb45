import type { XMLParser } from "fast-xml-parser";

/** An element: the elements in it by name, or its text. */
export type XmlNode = { [name: string]: unknown };

/** Elements that may come once or more often. */
const REPEATED: ReadonlySet<string> = new Set(["Contents", "CommonPrefixes", "Upload", "Part"]);

let parser: XMLParser | undefined;

/**
 * An answer of S3. What may come more often is an array, everything else a text or elements; nothing is made a number, and
 * spaces stay: the name of an object may begin with one.
 */
export async function readXml(body: Buffer): Promise<XmlNode> {
  // Loaded with the first answer: a worker without a bucket never needs it.
  const library = await import("fast-xml-parser");
  parser ??= new library.XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true, isArray: (name) => REPEATED.has(name) });
  const parsed: unknown = parser.parse(body.toString());
  return isNode(parsed) ? parsed : {};
}

/** The text of an element in another one; undefined where there is none. */
export function textIn(node: unknown, name: string): string | undefined {
  const value = isNode(node) ? node[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The elements of a name in another one. */
export function nodesIn(node: unknown, name: string): XmlNode[] {
  const value = isNode(node) ? node[name] : undefined;
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(isNode);
}

function isNode(value: unknown): value is XmlNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
