import type { MemoryBucket } from "./s3-memory-bucket";

const MAX_KEYS = 1_000;

/** ListObjectsV2: by key, a page at a time, what goes on behind a delimiter rolled up. */
export function listObjects(bucket: MemoryBucket, query: URLSearchParams): string {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const token = query.get("continuation-token");
  const after = token === null ? (query.get("start-after") ?? "") : Buffer.from(token, "base64").toString();
  const most = Math.min(MAX_KEYS, Number(query.get("max-keys") ?? MAX_KEYS));
  const encode = (text: string): string => (query.get("encoding-type") === "url" ? encodeURIComponent(text).replaceAll("%20", "+").replaceAll("%2F", "/") : escape(text));
  const rows: string[] = [];
  let last = "";
  let isTruncated = false;
  for (const [key, { content, modifiedAt, etag }] of [...bucket.objects].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const rolled = end < 0 ? null : key.slice(0, end + delimiter.length);
    const name = rolled ?? key;
    if (!key.startsWith(prefix) || Buffer.compare(Buffer.from(name), Buffer.from(after)) <= 0 || name === last) continue;
    isTruncated = rows.length === most;
    if (isTruncated) break;
    rows.push(rolled === null ? `<Contents><Key>${encode(key)}</Key><LastModified>${modifiedAt.toISOString()}</LastModified><ETag>${escape(etag)}</ETag><Size>${String(content.length)}</Size></Contents>` : `<CommonPrefixes><Prefix>${encode(rolled)}</Prefix></CommonPrefixes>`);
    last = name;
  }
  const next = isTruncated ? `<NextContinuationToken>${Buffer.from(last).toString("base64")}</NextContinuationToken>` : "";
  const encoding = query.get("encoding-type") === "url" ? "<EncodingType>url</EncodingType>" : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>logs</Name>${encoding}<IsTruncated>${String(isTruncated)}</IsTruncated>${next}${rows.join("")}</ListBucketResult>`;
}

/** ListMultipartUploads, in one page. */
export function listUploads(bucket: MemoryBucket, query: URLSearchParams): string {
  const rows = [...bucket.uploads].filter(([, { key }]) => key.startsWith(query.get("prefix") ?? ""));
  return `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${rows.map(([id, { key, begunAt }]) => `<Upload><Key>${escape(key)}</Key><UploadId>${id}</UploadId><Initiated>${begunAt.toISOString()}</Initiated></Upload>`).join("")}</ListMultipartUploadsResult>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
