import { z } from "zod";

/** 16 MB: some 200 000 rows of a knowledge base. Base64 takes four characters for three bytes. */
const MAX_FILE_BYTES = 16_000_000;

/** A file on its way in. */
export const fileInput = z
  .object({ name: z.string().min(1).max(255), base64: z.base64().max(Math.ceil(MAX_FILE_BYTES / 3) * 4) })
  .transform(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, "base64") }));
