/** Multipliers of MurmurHash3 (x86, 128 bits): one pair a lane, so that the lanes do not fail together. */
const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function avalanche(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Fingerprint of a text: 64 bits, signed, so that it fits a Postgres `bigint`. Stored, hence never
 * to be changed: two lanes of the mixing of MurmurHash3 (Austin Appleby, public domain) over the
 * UTF-16 code units, two at a time, an odd last one alone; length mixed in, lanes crossed at the
 * end. Not cryptographic: collisions are improbable (1 in 37 million for a million texts), not hard to construct.
 */
export function fingerprint(text: string): bigint {
  let a = 0;
  let b = 0;
  const length = text.length;
  for (let i = 0; i < length; i += 2) {
    const block = text.charCodeAt(i) | (i + 1 < length ? text.charCodeAt(i + 1) << 16 : 0);
    a = (Math.imul(rotate(a ^ Math.imul(rotate(Math.imul(block, C1), 15), C2), 19) + b, 5) + 0x561ccd1b) | 0;
    b = (Math.imul(rotate(b ^ Math.imul(rotate(Math.imul(block, C3), 16), C4), 17) + a, 5) + 0x0bcaa747) | 0;
  }
  a = (a ^ length) + b;
  b = (b ^ length) + a;
  a = avalanche(a | 0);
  b = avalanche(b | 0);
  a = (a + b) | 0;
  b = (b + a) | 0;
  return (BigInt(a) << 32n) | BigInt(b >>> 0);
}
