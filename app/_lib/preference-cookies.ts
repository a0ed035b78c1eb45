/** What a browser remembers for itself: before signing in, and its own time zone. */
export const PREFERENCE_COOKIES = { locale: "log-intelligence.locale", theme: "log-intelligence.theme", timeZone: "log-intelligence.time-zone" } as const;

const YEAR_SECONDS = 365 * 24 * 3600;

/** Writes a preference where the server reads it with the next request. In the browser only. */
export function rememberPreference(name: keyof typeof PREFERENCE_COOKIES, value: string): void {
  document.cookie = `${PREFERENCE_COOKIES[name]}=${encodeURIComponent(value)}; path=/; max-age=${String(YEAR_SECONDS)}; samesite=lax`;
}
