import createNextIntlPlugin from "next-intl/plugin";

/** Packages with binaries or with files they read at run time: Node loads them itself, the bundler leaves them alone. */
const NATIVE = ["onnxruntime-node", "@huggingface/transformers", "graphile-worker", "pg", "pg-copy-streams", "@node-rs/argon2", "@napi-rs/canvas", "lzma-native", "pdfkit", "exceljs", "pino", "@prisma/client", "@prisma/adapter-pg"];

/** The content security policy stands in `proxy.ts`, since it carries a new nonce each time. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` and `npm run lint` check the types of the whole repository: here the pages' would be checked a second time,
  // at more than a third of the build, and on every machine that only wants to run the product.
  typescript: { ignoreBuildErrors: true },
  // The API answers with and without a slash at the end: a redirect would lose what a client posts.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: NATIVE,
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default createNextIntlPlugin("./app/_lib/intl-request.ts")(config);
