import { afterAll, beforeAll, expect, it } from "vitest";
import { numberedLine as line, sourceVisitor } from "../support/source-visitor";
import { type S3Server, startS3Server } from "../support/s3-server";

const visitor = await sourceVisitor();
let s3: S3Server;

const put = (key: string, content: string) => s3.bucket.put(key, Buffer.from(content), {});
const bucket = (accessKeyId: string) => ({ kind: "s3", endpoint: s3.endpoint, region: s3.settings.S3_REGION, bucket: s3.settings.S3_BUCKET, prefix: "app", pathStyle: true, accessKeyId }) as const;

beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(async () => {
  await visitor.removeAll();
  await s3.close();
});

it("a source of a bucket brings all there is, then what came to it", async () => {
  put("app/os.log", line(1));
  put("app-2/os.log", line(2));
  const sourceId = await visitor.newSource(bucket(s3.settings.S3_ACCESS_KEY_ID), { secret: s3.settings.S3_SECRET_ACCESS_KEY });
  await visitor.visit(sourceId);
  put("app/os.log", line(1) + line(3));
  put("app/old/late.log", line(4));
  await visitor.visit(sourceId);
  await visitor.visit(sourceId);
  expect(await visitor.inputsOf(sourceId)).toEqual([{ "os.log": line(1) }, { "old/late.log": line(4), "os.log": line(3) }]);
  expect((await visitor.visitsOf(sourceId)).map(({ files, failure }) => [files, failure])).toEqual([[0, null], [2, null], [1, null]]);
});

it("one with a key that is not right says so", async () => {
  const sourceId = await visitor.newSource(bucket("AKIAOTHER"), { secret: s3.settings.S3_SECRET_ACCESS_KEY });
  await visitor.visit(sourceId);
  expect(await visitor.visitsOf(sourceId)).toMatchObject([{ files: 0, runs: [], failure: { code: "s3-key-wrong" } }]);
});
