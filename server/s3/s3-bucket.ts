/** A bucket, and how to get to it. */
export interface S3Bucket {
  /** Of a server other than Amazon's: `https://minio.example.org:9000`. */
  endpoint: string | null;
  region: string;
  bucket: string;
  /** `https://server/bucket/key` instead of `https://bucket.server/key`. */
  pathStyle: boolean;
  /** None: a bucket that everybody may use. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

/** Where a request goes. */
export interface S3Address {
  isSecure: boolean;
  hostname: string;
  port: number;
  /** As the header has it: the port only where it is not the usual one. */
  host: string;
  /** Encoded, with its query. */
  path: string;
}

/**
 * The address of an object, or of the bucket without a key.
 * @param query names and values, not encoded
 */
export function addressOf({ endpoint, region, bucket, pathStyle }: S3Bucket, key: string | undefined, query: Readonly<Record<string, string>> = {}): S3Address {
  const server = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  const isSecure = server.protocol === "https:";
  const usualPort = isSecure ? 443 : 80;
  const port = server.port === "" ? usualPort : Number(server.port);
  const hostname = pathStyle ? server.hostname : `${bucket}.${server.hostname}`;
  const segments = [...server.pathname.split("/").filter((part) => part !== "").map(decodeURIComponent), ...(pathStyle ? [bucket] : []), ...(key === undefined ? [] : key.split("/"))];
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return {
    isSecure,
    // Brackets belong to an address, not to the name of a host.
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    host: port === usualPort ? hostname : `${hostname}:${String(port)}`,
    path: `/${segments.map(encode).join("/")}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`,
  };
}

/** As the signature wants it: everything but letters, digits and `-._~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
