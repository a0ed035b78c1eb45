/**
 * What the files of a run are called in results: the base name where no other file of the run has it, else the path
 * inside the scenario folder, that is without the folders all of the run's files share.
 * @param paths paths inside the input, of all files of the run
 * @returns the names, in the order of the paths
 */
export function shownNames(paths: readonly string[]): string[] {
  const shared = sharedFolderDepth(paths);
  const uses = new Map<string, number>();
  for (const path of paths) uses.set(baseName(path), (uses.get(baseName(path)) ?? 0) + 1);
  return paths.map((path) => {
    const name = baseName(path);
    return uses.get(name) === 1 ? name : path.split("/").slice(shared).join("/");
  });
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function sharedFolderDepth(paths: readonly string[]): number {
  const [first, ...others] = paths.map((path) => path.split("/").slice(0, -1));
  if (first === undefined) return 0;
  const end = first.findIndex((folder, depth) => others.some((folders) => folders[depth] !== folder));
  return end < 0 ? first.length : end;
}

/** Order of paths by their bytes in UTF-8: the same on every machine, whatever its language. */
export function comparePaths(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
