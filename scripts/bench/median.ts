/** The middle value; of an even number the lower of the two in the middle. Throws without any. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new Error("no values");
  return middle;
}

/** Calls something several times, one after the other. */
export async function repeat<T>(times: number, call: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time++) results.push(await call());
  return results;
}
