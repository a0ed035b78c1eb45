const SHORTEST_MATCH = 4;
/** A length of 15 goes on in the bytes that follow. */
const GOES_ON = 15;
/** Most copies are of a few bytes, for which a call takes longer than a loop. */
const SHORT = 24;

/**
 * Unpacks a block of LZ4 (lz4_Block_format.md of its project).
 * @param output where to, behind `from`; what stands before that is what its matches may refer to
 * @returns where the unpacked bytes end
 * @throws RangeError where the block is damaged, or does not fit
 */
export function unpackLz4Block(packed: Uint8Array, output: Buffer, from: number): number {
  let at = 0;
  let to = from;
  const next = (): number => {
    const byte = packed[at];
    if (byte === undefined) throw new RangeError("A block ends early");
    at += 1;
    return byte;
  };
  const length = (short: number): number => {
    let sum = short;
    if (short === GOES_ON) {
      let more = 255;
      while (more === 255) sum += more = next();
    }
    return sum;
  };
  while (at < packed.length) {
    const token = next();
    const literals = length(token >> 4);
    if (at + literals > packed.length || to + literals > output.length) throw new RangeError("Literals do not fit");
    if (literals > SHORT) output.set(packed.subarray(at, at + literals), to);
    else for (let index = 0; index < literals; index += 1) output[to + index] = packed[at + index] ?? 0;
    at += literals;
    to += literals;
    // The last of a block has no match.
    if (at === packed.length) return to;
    const distance = next() | (next() << 8);
    const matched = length(token & 15) + SHORTEST_MATCH;
    if (distance === 0 || distance > to || to + matched > output.length) throw new RangeError("A match does not fit");
    copyMatch(output, to, distance, matched);
    to += matched;
  }
  return to;
}

/** A match that reaches into itself repeats what stands before it. */
function copyMatch(output: Buffer, to: number, distance: number, bytes: number): void {
  if (bytes <= SHORT) {
    for (let index = 0; index < bytes; index += 1) output[to + index] = output[to + index - distance] ?? 0;
    return;
  }
  for (let copied = 0; copied < bytes; ) {
    const step = Math.min(bytes - copied, distance + copied);
    output.copyWithin(to + copied, to - distance, to - distance + step);
    copied += step;
  }
}
