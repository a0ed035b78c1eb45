/**
 * The id of a run in `submit_report`: the first number in its name, else the name.
 * @returns a number, or text where the name has none or one too long to be held exactly
 */
export function scenarioId(runName: string): number | string {
  const digits = /\d+/.exec(runName)?.[0];
  if (digits === undefined) return runName;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : digits;
}
