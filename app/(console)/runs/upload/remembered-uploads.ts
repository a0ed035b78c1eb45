/**
 * Ids of unfinished uploads by file, kept in the browser: the same file chosen again after the page was closed goes
 * on where it was. A browser that keeps nothing starts over.
 */

const PREFIX = "log-intelligence.upload:";

function keyOf(file: File): string {
  return `${PREFIX}${String(file.size)}:${String(file.lastModified)}:${file.name}`;
}

export function rememberedUpload(file: File): string | null {
  return withStorage((storage) => storage.getItem(keyOf(file)));
}

export function rememberUpload(file: File, uploadId: string): void {
  withStorage((storage) => storage.setItem(keyOf(file), uploadId));
}

export function forgetUpload(file: File): void {
  withStorage((storage) => storage.removeItem(keyOf(file)));
}

/** Storage may be full or forbidden: then nothing is remembered. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
