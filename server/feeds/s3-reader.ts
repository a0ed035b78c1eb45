import { listPages } from "@/server/s3/listing";
import { getObject } from "@/server/s3/objects";
import { readAhead } from "@/server/s3/read-ahead";
import { connectS3, type S3Connection } from "@/server/s3/s3-connection";
import { S3Error } from "@/server/s3/s3-error";
import type { FeedConfig } from "./feed-config";
import { FeedError, type FeedObject, type FeedReader } from "./feed-reader";

/** Whoever wants the beginning of an object alone gets it with one request, and so is all of a small one. */
const FIRST_BYTES = 256 * 1024;

/**
 * A bucket, or what lies below a prefix of it, as a place of logs. The prefix is a folder: of `app` come `app/x.log` and
 * `app/old/y.log`, as `x.log` and `old/y.log`, and nothing of `app-2`.
 * @param secret of the access key, where there is one
 */
export function createS3Reader(config: FeedConfig & { kind: "s3" }, secret: string | null): FeedReader {
  const { endpoint, region, bucket, pathStyle, accessKeyId } = config;
  const credentials = accessKeyId === null ? null : { accessKeyId, secretAccessKey: secret ?? "" };
  const connection = connectS3({ endpoint, region, bucket, pathStyle, credentials });
  const folder = config.prefix.replace(/^\/+|\/+$/g, "");
  const prefix = folder === "" ? "" : `${folder}/`;
  return {
    list: () => told(listBelow(connection, prefix)),
    read: (key, start, end = Infinity) => told(readObject(connection, { key: prefix + key, file: key }, start, end)),
    close() {
      connection.close();
      return Promise.resolve();
    },
  };
}

async function* listBelow(connection: S3Connection, prefix: string): AsyncGenerator<FeedObject> {
  for await (const { objects } of listPages(connection, { prefix })) {
    for (const { key, ...object } of objects) {
      // Programs that show folders make objects of them.
      if (!key.endsWith("/")) yield { key: key.slice(prefix.length), ...object };
    }
  }
}

/** All pieces are of one object: of one that is replaced meanwhile nothing more is read. */
async function* readObject(connection: S3Connection, { key, file }: { key: string; file: string }, start: number, end: number): AsyncGenerator<Buffer> {
  if (end <= start) return;
  const firstEnd = Math.min(end, start + FIRST_BYTES);
  const first = await getObject(connection, key, { start, end: firstEnd });
  if (first === null) throw gone(file);
  if (first.content.length > 0) yield first.content;
  const fetch = async (from: number, to: number): Promise<Buffer> => {
    const piece = await getObject(connection, key, { start: from, end: to }, first.object.etag);
    if (piece === null) throw gone(file);
    return piece.content;
  };
  yield* readAhead(fetch, firstEnd, Math.min(end, first.object.bytes));
}

/** @param file its key below the prefix */
function gone(file: string): FeedError {
  return new FeedError({ code: "feed-file-gone", params: { file } });
}

/** What a bucket says of itself, as feeds tell it. */
async function* told<T>(content: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* content;
  } catch (error) {
    throw error instanceof S3Error ? new FeedError(error.reason) : error;
  }
}
