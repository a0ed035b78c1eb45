/** What came out of a packed value. */
export type UnpackedValue = { kind: "unpacked"; bytes: Buffer } | { kind: "damaged" };

/**
 * The beginning of a value that did not fit.
 * @param output zeros, which what was unpacked stands in front of
 */
export function cutAtZeros(output: Buffer): UnpackedValue {
  let end = output.length;
  while (end > 0 && output[end - 1] === 0) end -= 1;
  return end === 0 ? { kind: "damaged" } : { kind: "unpacked", bytes: output.subarray(0, end) };
}
