import { decodeKey, instantIn } from "./listing";
import { throwIfFailed } from "./objects";
import { nodesIn, readXml, textIn } from "./read-xml";
import type { S3Connection } from "./s3-connection";

/** An object that is sent in parts and appears when it is completed. */
export interface MultipartUpload {
  key: string;
  uploadId: string;
}

/** Begins one. */
export async function beginMultipart(connection: S3Connection, key: string): Promise<MultipartUpload> {
  const { body } = await connection.send({ method: "POST", key, query: { uploads: "" } });
  return { key, uploadId: textIn((await readXml(body)).InitiateMultipartUploadResult, "UploadId") ?? "" };
}

/**
 * Sends a part, of 5 MB at least unless it is the last one.
 * @param number from 1 to 10,000
 * @returns what `completeMultipart` wants of it
 */
export async function sendPart(connection: S3Connection, { key, uploadId }: MultipartUpload, number: number, body: Buffer): Promise<string> {
  const { headers } = await connection.send({ method: "PUT", key, query: { partNumber: String(number), uploadId }, body });
  return headers.etag ?? "";
}

/** Puts the parts together. @param etags of the parts, in order */
export async function completeMultipart(connection: S3Connection, { key, uploadId }: MultipartUpload, etags: readonly string[]): Promise<void> {
  const parts = etags.map((etag, index) => `<Part><PartNumber>${String(index + 1)}</PartNumber><ETag>${etag}</ETag></Part>`);
  const body = Buffer.from(`<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join("")}</CompleteMultipartUpload>`);
  await throwIfFailed(await connection.send({ method: "POST", key, query: { uploadId }, body }));
}

/** Throws away what was sent. One that has ended is no error. */
export async function abortMultipart(connection: S3Connection, { key, uploadId }: MultipartUpload): Promise<void> {
  await connection.send({ method: "DELETE", key, query: { uploadId }, accept: [404] });
}

/** The uploads below a prefix that were begun and have not ended. */
export async function* listMultiparts(connection: S3Connection, prefix: string): AsyncGenerator<MultipartUpload & { begunAt: Date }> {
  let after: Readonly<Record<string, string>> | undefined = {};
  while (after !== undefined) {
    const { body } = await connection.send({ method: "GET", query: { uploads: "", "encoding-type": "url", prefix, ...after } });
    const result = (await readXml(body)).ListMultipartUploadsResult;
    const decode = textIn(result, "EncodingType") === "url" ? decodeKey : (text: string) => text;
    for (const node of nodesIn(result, "Upload")) yield { key: decode(textIn(node, "Key") ?? ""), uploadId: textIn(node, "UploadId") ?? "", begunAt: instantIn(node, "Initiated") };
    const isMore = textIn(result, "IsTruncated") === "true";
    after = isMore ? { "key-marker": decode(textIn(result, "NextKeyMarker") ?? ""), "upload-id-marker": textIn(result, "NextUploadIdMarker") ?? "" } : undefined;
  }
}

/** When something was last sent of an upload: its last part, else its beginning. */
export async function lastSentAt(connection: S3Connection, { key, uploadId, begunAt }: MultipartUpload & { begunAt: Date }): Promise<Date> {
  let latest = begunAt;
  let after: string | undefined = "0";
  while (after !== undefined) {
    const answer = await connection.send({ method: "GET", key, query: { uploadId, "part-number-marker": after }, accept: [404] });
    if (answer.status === 404) return latest;
    const result = (await readXml(answer.body)).ListPartsResult;
    for (const at of nodesIn(result, "Part").map((node) => instantIn(node, "LastModified"))) if (at > latest) latest = at;
    after = textIn(result, "IsTruncated") === "true" ? textIn(result, "NextPartNumberMarker") : undefined;
  }
  return latest;
}
