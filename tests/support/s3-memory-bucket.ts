import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** An error as S3 answers it. */
export class S3Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(code);
  }
}

export interface MemoryObject {
  content: Buffer;
  etag: string;
  modifiedAt: Date;
  metadata: Record<string, string>;
}

interface MemoryUpload {
  key: string;
  begunAt: Date;
  parts: Map<number, { content: Buffer; etag: string; modifiedAt: Date }>;
}

const MIN_PART_BYTES = 5 * 1024 ** 2;
const etagOf = (content: Buffer): string => `"${createHash("md5").update(content).digest("hex")}"`;

/** What a bucket holds. */
export class MemoryBucket {
  readonly objects = new Map<string, MemoryObject>();
  readonly uploads = new Map<string, MemoryUpload>();

  put(key: string, content: Buffer, headers: IncomingHttpHeaders): { headers?: Record<string, string>; body?: string } {
    if (headers["if-none-match"] === "*" && this.objects.has(key)) throw new S3Refusal(412, "PreconditionFailed");
    const metadata = Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-")).map(([name, value]) => [name, String(value)]));
    const source = headers["x-amz-copy-source"];
    if (source === undefined) return { headers: { ETag: this.#store(key, content, etagOf(content), metadata) } };
    const copied = this.#find(decodeURIComponent(String(source)).split("/").slice(2).join("/"));
    return { body: `<CopyObjectResult><ETag>${this.#store(key, copied.content, copied.etag, metadata)}</ETag></CopyObjectResult>` };
  }

  get(key: string, headers: IncomingHttpHeaders): { status: number; headers: Record<string, string>; body: Buffer } {
    const { content, etag, modifiedAt, metadata } = this.#find(key);
    if (headers["if-match"] !== undefined && headers["if-match"] !== etag) throw new S3Refusal(412, "PreconditionFailed");
    const common = { ETag: etag, "Last-Modified": modifiedAt.toUTCString(), "Accept-Ranges": "bytes", ...metadata };
    const range = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "");
    if (range === null) return { status: 200, headers: { ...common, "Content-Length": String(content.length) }, body: content };
    const [, first = "", last = ""] = range;
    const start = first === "" ? Math.max(0, content.length - Number(last)) : Number(first);
    const end = first === "" || last === "" ? content.length : Math.min(content.length, Number(last) + 1);
    if (start >= content.length) throw new S3Refusal(416, "InvalidRange", { "Content-Range": `bytes */${String(content.length)}` });
    return { status: 206, headers: { ...common, "Content-Range": `bytes ${String(start)}-${String(end - 1)}/${String(content.length)}`, "Content-Length": String(end - start) }, body: content.subarray(start, end) };
  }

  delete(key: string): { status: number } {
    this.objects.delete(key);
    return { status: 204 };
  }

  deleteObjects(xml: string): string {
    const keys = [...xml.matchAll(/<Key>(.*?)<\/Key>/gs)].map(([, key = ""]) => key.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
    if (keys.length > 1_000) throw new S3Refusal(400, "MalformedXML");
    for (const key of keys) this.objects.delete(key);
    return "<DeleteResult></DeleteResult>";
  }

  begin(key: string): string {
    const id = randomUUID();
    this.uploads.set(id, { key, begunAt: new Date(), parts: new Map() });
    return id;
  }

  putPart(uploadId: string, number: number, content: Buffer): string {
    const etag = etagOf(content);
    this.#upload(uploadId).parts.set(number, { content, etag, modifiedAt: new Date() });
    return etag;
  }

  complete(uploadId: string, xml: string): string {
    const { key, parts } = this.#upload(uploadId);
    const listed = [...xml.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>(.*?)<\/ETag>/g)].map(([, number, etag]) => {
      const part = parts.get(Number(number));
      if (part === undefined || part.etag !== etag) throw new S3Refusal(400, "InvalidPart");
      return part;
    });
    if (listed.length === 0) throw new S3Refusal(400, "MalformedXML");
    if (listed.slice(0, -1).some(({ content }) => content.length < MIN_PART_BYTES)) throw new S3Refusal(400, "EntityTooSmall");
    this.uploads.delete(uploadId);
    const content = Buffer.concat(listed.map((part) => part.content));
    return this.#store(key, content, `${etagOf(content).slice(0, -1)}-${String(listed.length)}"`, {});
  }

  listParts(uploadId: string, after: number): string {
    const rest = [...this.#upload(uploadId).parts].filter(([number]) => number > after).sort(([a], [b]) => a - b);
    const page = rest.slice(0, 1_000);
    const rows = page.map(([number, { modifiedAt, content }]) => `<Part><PartNumber>${String(number)}</PartNumber><LastModified>${modifiedAt.toISOString()}</LastModified><Size>${String(content.length)}</Size></Part>`);
    const more = rest.length > page.length ? `<NextPartNumberMarker>${String(page.at(-1)?.[0])}</NextPartNumberMarker>` : "";
    return `<ListPartsResult><IsTruncated>${String(more !== "")}</IsTruncated>${more}${rows.join("")}</ListPartsResult>`;
  }

  abort(uploadId: string): { status: number } {
    this.#upload(uploadId);
    this.uploads.delete(uploadId);
    return { status: 204 };
  }

  #store(key: string, content: Buffer, etag: string, metadata: Record<string, string>): string {
    this.objects.set(key, { content, etag, modifiedAt: new Date(), metadata });
    return etag;
  }

  #find(key: string): MemoryObject {
    const object = this.objects.get(key);
    if (object === undefined) throw new S3Refusal(404, "NoSuchKey");
    return object;
  }

  #upload(id: string): MemoryUpload {
    const upload = this.uploads.get(id);
    if (upload === undefined) throw new S3Refusal(404, "NoSuchUpload");
    return upload;
  }
}
