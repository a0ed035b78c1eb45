/** The sign-in page that leads back to what this window shows. */
export function signInAddress(): string {
  return `/sign-in?from=${encodeURIComponent(`${window.location.pathname}${window.location.search}`)}`;
}
