import { bootstrap } from "./bootstrap.mjs";

await bootstrap({ web: true });
await import("../dist/start.js");
