import { describe, expect, it } from "vitest";
import { checkSignature, type SignedRequest } from "@/tests/support/s3-signature";

/** The examples of "Authenticating Requests: Using the Authorization Header" in the documentation of Amazon S3. */
const KEY = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1" };
const NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const WELCOME = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";

const EXAMPLES: [what: string, request: Omit<SignedRequest, "headers">, headers: Record<string, string>, signature: string][] = [
  ["GET Object", { method: "GET", url: "/test.txt" }, { range: "bytes=0-9", "x-amz-content-sha256": NOTHING }, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"],
  ["PUT Object", { method: "PUT", url: "/test%24file.text" }, { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY", "x-amz-content-sha256": WELCOME }, "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"],
  ["GET Bucket Lifecycle", { method: "GET", url: "/?lifecycle" }, { "x-amz-content-sha256": NOTHING }, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
  ["GET Bucket (List Objects)", { method: "GET", url: "/?max-keys=2&prefix=J" }, { "x-amz-content-sha256": NOTHING }, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"],
];

describe("the signatures that the tests' S3 server wants", () => {
  it.each(EXAMPLES)("are those of Amazon's examples: %s", (_, request, given, signature) => {
    const headers: Record<string, string> = { ...given, host: "examplebucket.s3.amazonaws.com", "x-amz-date": "20130524T000000Z" };
    const signed = Object.keys(headers).sort().join(";");
    const sign = (text: string) => ({ ...request, headers: { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${KEY.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signed},Signature=${text}` } });
    expect(checkSignature(sign(signature), KEY)).toBe("ok");
    expect(checkSignature(sign(signature.replace(/^./, (digit) => (digit === "0" ? "1" : "0"))), KEY)).toBe("SignatureDoesNotMatch");
    expect(checkSignature({ ...sign(signature), method: "DELETE" }, KEY)).toBe("SignatureDoesNotMatch");
    expect(checkSignature(sign(signature), { ...KEY, secretAccessKey: "another" })).toBe("SignatureDoesNotMatch");
    expect(checkSignature(sign(signature), { ...KEY, accessKeyId: "another" })).toBe("InvalidAccessKeyId");
  });
});
