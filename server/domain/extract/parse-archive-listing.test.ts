import { describe, expect, it } from "vitest";
import { createListingParser, type ListedEntry } from "./parse-archive-listing";

const LISTING = `Listing archive: /in/archive

--
Path = /in/archive
Type = Rar5
Multivolume = +
Tail Size = 12

----------
Path = logs/a = b.log
Folder = -
Size = 2048
Modified = 2020-07-20 18:01:44.319218821
Attributes =  -rw-r--r--
Encrypted = +
CRC = C904A4C7
Method = v6:m0:128K
Symbolic Link = 

Path = logs
Folder = +
Size = 0
Modified = 
Attributes = D drwxr-xr-x
CRC = 

Path = link
Size = 
Attributes = AL

Path = pipe
Attributes = A prw-r--r--
`;

/** However the listing comes in pieces. */
function parse(pieceBytes: number): { entries: ListedEntry[]; archive: object } {
  const parser = createListingParser();
  const bytes = Buffer.from(`${LISTING}\n`);
  const entries: ListedEntry[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) entries.push(...parser.push(bytes.subarray(at, at + pieceBytes)));
  return { entries, archive: parser.archive() };
}

describe("createListingParser", () => {
  it.each([1, 7, 4096])("reads a listing in pieces of %i bytes", (pieceBytes) => {
    const { entries, archive } = parse(pieceBytes);
    const nothing = { isFolder: false, isLink: false, isSpecial: false, isStream: false, isEncrypted: false, bytes: null, crc32: null, modifiedAt: null, method: "" };
    expect(archive).toEqual({ isVolume: true, tailBytes: 12 });
    expect(entries).toEqual([
      { ...nothing, name: Buffer.from("logs/a = b.log"), bytes: 2048, crc32: 0xc904a4c7, modifiedAt: new Date("2020-07-20T18:01:44.319Z"), isEncrypted: true, method: "v6:m0:128K" },
      { ...nothing, name: Buffer.from("logs"), bytes: 0, isFolder: true },
      { ...nothing, name: Buffer.from("link"), isLink: true },
      { ...nothing, name: Buffer.from("pipe"), isSpecial: true },
    ]);
  });
});
