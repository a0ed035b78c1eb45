import type { ByteSource } from "./byte-source";

/** Bytes to write: all at once or as they come. */
export type Content = Buffer | AsyncIterable<Buffer>;

export type AppendResult = { kind: "appended"; bytes: number } | { kind: "wrong-offset"; bytes: number };

export interface StoredObject {
  bytes: number;
  modifiedAt: Date;
}

/**
 * Where uploads, blocks and reports live. Keys are relative paths such as `runs/12/report.pdf`; a key that could leave
 * the storage is a bug of the caller and throws.
 */
export interface Storage {
  /**
   * Writes or replaces an object. Nobody ever sees half of it: it appears when its last byte is there.
   * @returns bytes written
   */
  write(key: string, content: Content): Promise<number>;
  /**
   * Adds to the end of an object that is still growing (an upload), creating it at offset 0.
   * @param offset where the caller believes the end is; elsewhere nothing is written and the answer says where it is
   * @returns the object's size now
   */
  append(key: string, offset: number, content: Content): Promise<AppendResult>;
  /** Opens an object for reading at any offset. Null where there is none. */
  open(key: string): Promise<ByteSource | null>;
  /** Null where there is none. */
  find(key: string): Promise<StoredObject | null>;
  /** Removes an object, or everything below a prefix. Nothing there is no error. */
  remove(keyOrPrefix: string): Promise<void>;
  /** Bytes of an object, or of everything below a prefix. */
  size(keyOrPrefix: string): Promise<number>;
  /** The names right below a prefix, of objects and of further prefixes, in no order. Empty where there is none. */
  list(prefix: string): Promise<string[]>;
  /** Throws away what `write` began before an instant and never ended: its writer is gone. @returns how many */
  removeUnfinished(before: Date): Promise<number>;
}

const KEY_PART = /^[\w][\w.\- ]*$/;
const MAX_KEY_LENGTH = 512;

/**
 * The parts of a key.
 * @throws Error for a key with an empty, hidden or climbing part or with a character outside letters, digits, `_ . - space`
 */
export function keyParts(key: string): string[] {
  const parts = key.split("/");
  if (key.length > MAX_KEY_LENGTH || !parts.every((part) => KEY_PART.test(part))) {
    throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, MAX_KEY_LENGTH))}`);
  }
  return parts;
}
