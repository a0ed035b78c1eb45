// Writes knowledge/vectors.bin: what the light model makes of the shipped knowledge, so that no installation has to.
// To be run after a change of the files in knowledge/ or of the model; a test tells when it was forgotten.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap({ web: false });
await import("../dist/make-vectors.js");
