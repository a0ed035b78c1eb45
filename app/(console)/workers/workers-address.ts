/** How the page of the workers is looked at, as it stands in its address. */
export interface WorkersAddress {
  /** How far back the task stream goes. */
  minutes: 1 | 3 | 15;
  task: string | null;
  status: "running" | "done" | "failed" | "lost" | null;
  text: string;
  page: number;
}

const MINUTES = [1, 3, 15] as const;
const STATUSES = ["running", "done", "failed", "lost"] as const;
const USUAL_MINUTES = 3;
const PATH = "/workers";

/** Reads the address; what makes no sense is left out. */
export function readWorkersAddress(search: Record<string, string | string[] | undefined>): WorkersAddress {
  const word = (name: string): string => (typeof search[name] === "string" ? search[name].trim().slice(0, 200) : "");
  return {
    minutes: MINUTES.find((minutes) => String(minutes) === word("minutes")) ?? USUAL_MINUTES,
    task: /^[a-z]{1,30}$/.test(word("task")) ? word("task") : null,
    status: STATUSES.find((status) => status === word("status")) ?? null,
    text: word("q"),
    page: /^[1-9]\d{0,6}$/.test(word("page")) ? Number(word("page")) : 1,
  };
}

/** For `useAddressState`. */
export const workersAddressForm = {
  read: (params: { get(name: string): string | null }): WorkersAddress => readWorkersAddress(Object.fromEntries(["minutes", "task", "status", "q", "page"].map((name) => [name, params.get(name) ?? undefined]))),
  write({ minutes, task, status, text, page }: WorkersAddress): string {
    const given = { minutes: minutes === USUAL_MINUTES ? null : minutes, task, status, q: text, page: page === 1 ? null : page };
    const search = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, String(value)]])));
    return search.size === 0 ? PATH : `${PATH}?${search.toString()}`;
  },
};
