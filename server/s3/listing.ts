import { createHash } from "node:crypto";
import { nodesIn, readXml, textIn, type XmlNode } from "./read-xml";
import type { S3Connection } from "./s3-connection";
import { S3Error } from "./s3-error";

export interface ListedObject {
  key: string;
  bytes: number;
  modifiedAt: Date;
}

export interface ListedPage {
  objects: ListedObject[];
  /** With a delimiter: what the keys that go on behind it begin with, each once. */
  prefixes: string[];
}

export interface ListQuery {
  prefix: string;
  delimiter?: string;
  /** Only keys behind this one. */
  startAfter?: string;
}

/** The objects whose keys begin with a prefix, by key, a thousand at a time. */
export async function* listPages(connection: S3Connection, { prefix, delimiter, startAfter }: ListQuery): AsyncGenerator<ListedPage> {
  let token: string | undefined;
  do {
    const query = { "list-type": "2", "encoding-type": "url", prefix, ...(delimiter === undefined ? {} : { delimiter }), ...(startAfter === undefined ? {} : { "start-after": startAfter }), ...(token === undefined ? {} : { "continuation-token": token }) };
    const { body } = await connection.send({ method: "GET", query });
    const result = (await readXml(body)).ListBucketResult;
    const decode = textIn(result, "EncodingType") === "url" ? decodeKey : (text: string) => text;
    yield {
      objects: nodesIn(result, "Contents").map((node) => ({ key: decode(textIn(node, "Key") ?? ""), bytes: Number(textIn(node, "Size") ?? 0), modifiedAt: instantIn(node, "LastModified") })),
      prefixes: nodesIn(result, "CommonPrefixes").map((node) => decode(textIn(node, "Prefix") ?? "")),
    };
    token = textIn(result, "IsTruncated") === "true" ? textIn(result, "NextContinuationToken") : undefined;
  } while (token !== undefined);
}

/** In a list a space may be a plus, as in a form. */
export function decodeKey(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

export function instantIn(node: XmlNode, name: string): Date {
  return new Date(textIn(node, name) ?? 0);
}

/** The most that one request may remove. */
const DELETED_AT_ONCE = 1_000;

/** Removes objects; one that is not there is no error. */
export async function deleteObjects(connection: S3Connection, keys: readonly string[]): Promise<void> {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) {
    await connection.send({ method: "DELETE", key: only, accept: [404] });
    return;
  }
  for (let at = 0; at < keys.length; at += DELETED_AT_ONCE) await deleteTogether(connection, keys.slice(at, at + DELETED_AT_ONCE));
}

async function deleteTogether(connection: S3Connection, keys: readonly string[]): Promise<void> {
  const objects = keys.map((key) => `<Object><Key>${escape(key)}</Key></Object>`);
  const body = Buffer.from(`<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>${objects.join("")}</Delete>`);
  const answer = await connection.send({ method: "POST", query: { delete: "" }, headers: { "Content-MD5": createHash("md5").update(body).digest("base64") }, body });
  const [failed] = nodesIn((await readXml(answer.body)).DeleteResult, "Error");
  const detail = textIn(failed, "Code");
  if (detail !== undefined) throw new S3Error(detail === "AccessDenied" ? { code: "s3-denied", params: { bucket: connection.bucket } } : { code: "s3-refused", params: { detail } });
}

function escape(text: string): string {
  return text.replace(/[<>&\r]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
