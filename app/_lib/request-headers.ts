/** Headers that `proxy.ts` adds to a request for the layouts to read. */
export const NONCE_HEADER = "x-nonce";
export const PATH_HEADER = "x-path";
