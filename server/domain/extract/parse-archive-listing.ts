/** An entry of an archive as 7-Zip lists it. */
export interface ListedEntry {
  /** The path as it stands in the archive, in UTF-8 where the archive knows its letters, else in whatever code page it was written. */
  name: Buffer;
  isFolder: boolean;
  /** Unpacked; null where the archive does not say. */
  bytes: number | null;
  /** The checksum of its bytes; null where the archive has none of this kind. */
  crc32: number | null;
  modifiedAt: Date | null;
  method: string;
  isEncrypted: boolean;
  isLink: boolean;
  /** A device, a pipe: nothing that has bytes to read. */
  isSpecial: boolean;
  /** Something that Windows keeps beside a file's bytes, as where it was downloaded from. */
  isStream: boolean;
}

/** What a listing says of the archive itself. */
export interface ListedArchive {
  /** Whether it is one of several parts. */
  isVolume: boolean;
  /** Bytes that stand behind its end. */
  tailBytes: number;
}

export interface ListingParser {
  /** Takes the next bytes of the listing. @returns the entries they complete */
  push(bytes: Buffer): ListedEntry[];
  /** Of what was pushed until now. */
  archive(): ListedArchive;
}

const NEW_LINE = 0x0a;
/** Stands before the entries. */
export const ENTRIES_LINE = "----------";

/**
 * Reads what `7zz l -slt` prints: lines of `Key = value`, first of the archive, behind a line of dashes of each entry, with
 * an empty line behind each. Control characters in names are printed as `_`, so that no name can be two lines.
 */
export function createListingParser(): ListingParser {
  let rest: Buffer = Buffer.alloc(0);
  let fields = new Map<string, Buffer>();
  let isInItems = false;
  const archive: ListedArchive = { isVolume: false, tailBytes: 0 };

  const endBlock = (): ListedEntry[] => {
    const block = fields;
    fields = new Map();
    if (block.get("Multivolume")?.toString() === "+") archive.isVolume = true;
    archive.tailBytes += Number(block.get("Tail Size")?.toString() ?? 0);
    return isInItems && block.has("Path") ? [toEntry(block)] : [];
  };
  const take = (line: Buffer): ListedEntry[] => {
    if (line.length === 0) return endBlock();
    if (line.toString("latin1") === ENTRIES_LINE) {
      const last = endBlock();
      isInItems = true;
      return last;
    }
    const equals = line.indexOf(" =");
    if (equals > 0) fields.set(line.toString("latin1", 0, equals), line.subarray(equals + 3));
    return [];
  };
  return {
    push(bytes) {
      const entries: ListedEntry[] = [];
      let all = Buffer.concat([rest, bytes]);
      for (let end = all.indexOf(NEW_LINE); end >= 0; end = all.indexOf(NEW_LINE)) {
        entries.push(...take(all.subarray(0, end)));
        all = all.subarray(end + 1);
      }
      rest = all;
      return entries;
    },
    archive: () => archive,
  };
}

function toEntry(fields: Map<string, Buffer>): ListedEntry {
  const text = (key: string): string => fields.get(key)?.toString().trim() ?? "";
  const attributes = text("Attributes");
  const type = /(?:^| )([-dlbcps])[-rwxsStT]{9}$/.exec(attributes)?.[1] ?? "-";
  const windows = attributes.split(" ")[0] ?? "";
  return {
    name: fields.get("Path") ?? Buffer.alloc(0),
    isFolder: text("Folder") === "+" || type === "d" || /^[A-Z]*D/.test(windows),
    bytes: text("Size") === "" ? null : Number(text("Size")),
    crc32: text("CRC") === "" ? null : Number.parseInt(text("CRC"), 16),
    modifiedAt: readTime(text("Modified")),
    method: text("Method"),
    isEncrypted: text("Encrypted") === "+",
    isLink: type === "l" || /^[A-Z]*L/.test(windows) || ["Symbolic Link", "Hard Link"].some((key) => text(key) !== ""),
    isSpecial: "bcps".includes(type),
    isStream: text("Alternate Stream") === "+",
  };
}

/** `2025-10-06 08:59:32.1234567`, in the zone of the process that prints it, which is UTC; those without one of their own are read so on every machine. */
function readTime(text: string): Date | null {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?/.exec(text);
  if (found === null) return null;
  const date = new Date(`${found[1] ?? ""}T${found[2] ?? ""}${found[3] ?? ""}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
