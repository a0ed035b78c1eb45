/** The part of Next's `routes-manifest.json` that says which routes there are. */
export interface RoutesManifest {
  staticRoutes: { page: string; regex: string }[];
  dynamicRoutes: { page: string; regex: string }[];
}

/** The label of everything that is none of our routes: addresses are the caller's choice, labels must not be. */
const OTHER = "other";

/**
 * The name of the route an address belongs to, as the folders under `app/` spell it (`/runs/[runId]`).
 * @param manifest of the built pages; null where it cannot be read: then only files are told from the rest
 */
export function createRouteNames(manifest: RoutesManifest | null): (pathname: string) => string {
  const routes = [...(manifest?.staticRoutes ?? []), ...(manifest?.dynamicRoutes ?? [])].map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (pathname) => {
    if (pathname.startsWith("/_next/")) return "/_next";
    return routes.find(({ pattern }) => pattern.test(pathname))?.page ?? OTHER;
  };
}
