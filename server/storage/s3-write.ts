import { abortMultipart, beginMultipart, completeMultipart, type MultipartUpload, sendPart } from "@/server/s3/multipart";
import { putObject } from "@/server/s3/objects";
import type { S3Connection } from "@/server/s3/s3-connection";
import { cutContent } from "./cut-content";
import type { Content } from "./storage";

/** Of these an object may have ten thousand: 80 GB. */
const PART_BYTES = 8 * 1024 ** 2;

/** Parts on their way, or one and the next that is gathered: 16 MB of an object are in memory at most. */
const PARTS_IN_HAND = 2;

/** See `Storage.write`. What fits into one request is one; the rest goes in parts, and is there when the last is. */
export async function writeObject(connection: S3Connection, key: string, content: Content): Promise<number> {
  const parts = cutContent(content, PART_BYTES, { keepsBrokenPart: false });
  const first = await parts.next();
  if (first.done === true || first.value.length < PART_BYTES) {
    const body = first.done === true ? Buffer.alloc(0) : first.value;
    await putObject(connection, key, body);
    return body.length;
  }
  const upload = await beginMultipart(connection, key);
  try {
    return await sendParts(connection, upload, first.value, parts);
  } catch (error) {
    await abortMultipart(connection, upload).catch(() => undefined);
    throw error;
  } finally {
    await parts.return(undefined);
  }
}

async function sendParts(connection: S3Connection, upload: MultipartUpload, first: Buffer, others: AsyncIterable<Buffer>): Promise<number> {
  const etags: Promise<string>[] = [];
  let bytes = 0;
  const send = async (part: Buffer): Promise<void> => {
    const sending = sendPart(connection, upload, etags.length + 1, part);
    // It is waited for below; one that fails before counts as handled.
    sending.catch(() => undefined);
    etags.push(sending);
    bytes += part.length;
    await etags.at(-PARTS_IN_HAND);
  };
  try {
    await send(first);
    for await (const part of others) await send(part);
    await completeMultipart(connection, upload, await Promise.all(etags));
    return bytes;
  } finally {
    // What is still on its way would arrive after the upload was thrown away.
    await Promise.allSettled(etags);
  }
}
