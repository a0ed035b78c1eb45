import { readXml, textIn } from "./read-xml";
import { encode } from "./s3-bucket";
import type { S3Answer, S3Connection } from "./s3-connection";
import { S3Error } from "./s3-error";

/** What is known of an object besides its content. */
export interface S3Object {
  bytes: number;
  etag: string;
  modifiedAt: Date;
  /** What `putObject` was given with it. */
  metadata: Readonly<Record<string, string>>;
}

/** Which bytes of an object: from one to another (exclusive), or so many at its end. */
export type S3Range = { start: number; end: number } | { last: number };

const METADATA = "x-amz-meta-";

/** Looks at an object. @returns null where there is none */
export async function headObject(connection: S3Connection, key: string): Promise<S3Object | null> {
  const answer = await connection.send({ method: "HEAD", key, accept: [404] });
  return answer.status === 404 ? null : objectOf(answer, Number(answer.headers["content-length"] ?? 0));
}

/**
 * Reads bytes of an object.
 * @param etag where given, it must still be that object
 * @returns fewer bytes than wanted where it is shorter; null where there is none
 * @throws S3Error `s3-object-changed` where it is another one by now
 */
export async function getObject(connection: S3Connection, key: string, range: S3Range, etag?: string): Promise<{ object: S3Object; content: Buffer } | null> {
  const wanted = "last" in range ? `-${String(range.last)}` : `${String(range.start)}-${String(range.end - 1)}`;
  const answer = await connection.send({ method: "GET", key, headers: { Range: `bytes=${wanted}`, ...(etag === undefined ? {} : { "If-Match": etag }) }, accept: [404, 416] });
  if (answer.status === 404) return null;
  // Nothing of it lies in the range, which of an empty one is always so.
  if (answer.status === 416) return { object: objectOf(answer, totalBytes(answer) ?? 0), content: Buffer.alloc(0) };
  // A server may answer a range that is all of it with all of it.
  const object = objectOf(answer, totalBytes(answer) ?? answer.body.length);
  if (answer.status === 206) return { object, content: answer.body };
  const [start, end] = "last" in range ? [Math.max(0, object.bytes - range.last), object.bytes] : [range.start, range.end];
  return { object, content: answer.body.subarray(start, end) };
}

/** Of `bytes 0-9/443`. */
function totalBytes({ headers }: S3Answer): number | undefined {
  const total = /\/(\d+)$/.exec(headers["content-range"] ?? "")?.[1];
  return total === undefined ? undefined : Number(total);
}

function objectOf({ headers }: S3Answer, bytes: number): S3Object {
  const metadata = Object.entries(headers).flatMap(([name, value]) => (name.startsWith(METADATA) && typeof value === "string" ? [[name.slice(METADATA.length), value] as const] : []));
  return { bytes, etag: headers.etag ?? "", modifiedAt: new Date(headers["last-modified"] ?? 0), metadata: Object.fromEntries(metadata) };
}

/** Writes or replaces an object of at most 5 GB. */
export async function putObject(connection: S3Connection, key: string, body: Buffer): Promise<void> {
  await connection.send({ method: "PUT", key, body });
}

/**
 * Writes an object where there is none.
 * @param writer tells whoever writes apart: one whose answer was lost sends again, and must know its own object when it meets it
 * @returns false where there is one already, which stays
 */
export async function putNewObject(connection: S3Connection, key: string, body: Buffer, writer: string): Promise<boolean> {
  // 409: another one is being written this moment.
  const answer = await connection.send({ method: "PUT", key, body, headers: { "If-None-Match": "*", [`${METADATA}writer`]: writer }, accept: [409, 412] });
  if (answer.status < 300) return true;
  return (await headObject(connection, key))?.metadata.writer === writer;
}

/** Gives an object (of at most 5 GB) other metadata; its content stays. */
export async function replaceMetadata(connection: S3Connection, key: string, metadata: Readonly<Record<string, string>>): Promise<void> {
  const named = Object.fromEntries(Object.entries(metadata).map(([name, value]) => [METADATA + name, value]));
  const source = `/${[connection.bucket, ...key.split("/")].map(encode).join("/")}`;
  const answer = await connection.send({ method: "PUT", key, headers: { "x-amz-copy-source": source, "x-amz-metadata-directive": "REPLACE", ...named } });
  await throwIfFailed(answer);
}

/**
 * A copy, or an upload that is put together, takes a while: its status is sent before it is known how it ends.
 * @throws S3Error
 */
export async function throwIfFailed({ body }: S3Answer): Promise<void> {
  if (!body.includes("<Error>")) return;
  throw new S3Error({ code: "s3-refused", params: { detail: textIn((await readXml(body)).Error, "Code") ?? "?" } });
}
