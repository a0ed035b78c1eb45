/** A value that a record puts into the slots of a template: where it lies in the chunk. */
export interface XmlValue {
  /** One of `VALUE_TYPES`, plus `ARRAY_FLAG` for several of it. */
  type: number;
  at: number;
  bytes: number;
}

export interface XmlAttribute {
  name: string;
  value: readonly XmlNode[];
}

/** The XML of an event before its values are put in. Names and texts are escaped. */
export type XmlNode =
  | { kind: "text"; text: string }
  /** A place for a value; an optional one takes what is around it away with itself where there is none. */
  | { kind: "slot"; index: number; isOptional: boolean }
  /** `dependency`: the value without which there is no such element; null where it is always there. */
  | { kind: "element"; name: string; attributes: readonly XmlAttribute[]; children: readonly XmlNode[]; dependency: number | null }
  | { kind: "template"; nodes: readonly XmlNode[]; values: readonly XmlValue[] };

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", "\n": "&#10;", "\t": "&#9;" };

/** A text as it may stand in XML on one line: what XML cannot say at all is left out. */
export function escapeXml(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[&<>'\n\t\0-\x08\x0b-\x1f\ufffe\uffff]/g, (character) => ESCAPES[character] ?? "");
}
