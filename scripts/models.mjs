import { bootstrap } from "./bootstrap.mjs";

await bootstrap({ web: false });
await import("../dist/models.js");
