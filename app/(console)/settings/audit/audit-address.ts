/** What the audit log is narrowed to, as it stands in the address. */
export interface AuditAddress {
  text: string;
  userId: number | null;
  kind: string | null;
  days: number | null;
  page: number;
}

export const AUDIT_DAYS = [1, 7, 30, 90] as const;
export const AUDIT_PAGE_SIZE = 50;

const PATH = "/settings/audit";

/** Reads the address; what makes no sense is left out. */
export function readAuditAddress(search: Record<string, string | string[] | undefined>): AuditAddress {
  const word = (name: string): string => (typeof search[name] === "string" ? search[name].trim().slice(0, 200) : "");
  const number = (name: string): number | null => (/^[1-9]\d{0,8}$/.test(word(name)) ? Number(word(name)) : null);
  return { text: word("q"), userId: number("by"), kind: /^[a-z-]{1,30}$/.test(word("of")) ? word("of") : null, days: AUDIT_DAYS.find((days) => days === number("days")) ?? null, page: number("page") ?? 1 };
}

/** For `useAddressState`. */
export const auditAddressForm = {
  read: (params: { get(name: string): string | null }): AuditAddress => readAuditAddress(Object.fromEntries(["q", "by", "of", "days", "page"].map((name) => [name, params.get(name) ?? undefined]))),
  write({ text, userId, kind, days, page }: AuditAddress): string {
    const given = { q: text, by: userId, of: kind, days, page: page === 1 ? null : page };
    const search = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, String(value)]])));
    return search.size === 0 ? PATH : `${PATH}?${search.toString()}`;
  },
};

/** Whether anything is left out. */
export function isAuditNarrowed({ text, userId, kind, days }: AuditAddress): boolean {
  return text !== "" || userId !== null || kind !== null || days !== null;
}
