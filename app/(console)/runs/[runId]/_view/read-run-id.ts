const LARGEST_ID = 2 ** 31 - 1;

/** A run's or a problem's number in an address; null where it can be none. */
export function readRunId(text: string): number | null {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : LARGEST_ID + 1;
  return id <= LARGEST_ID ? id : null;
}
