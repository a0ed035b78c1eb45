import path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this checkout. */
export const CHECKOUT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
