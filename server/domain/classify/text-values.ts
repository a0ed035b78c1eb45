/** A value or device a text names itself: `eth0`, `5000`, `0xff`, `1/0/1`; `kind` is what two values of a sort share. */
export interface TextValue {
  kind: string;
  value: string;
}

/** Of a word so many letters: without an end to them, one of 65,000 letters and no value took 20 seconds. */
const VALUE = /(?:(\p{L}{1,64})[ _-]?)?(0x[0-9a-f]+|\d+(?:[./:]\d+)*)/gu;

/**
 * The numbers and numbered devices in a text, each with the word right before it: "VLAN 10" and "vlan10" are the same.
 * @param text unmasked
 */
export function readValues(text: string): TextValue[] {
  return [...text.toLowerCase().matchAll(VALUE)].map(([, word = "", value = ""]) => ({ kind: word, value }));
}

/**
 * How the values of a knowledge base text show in a message.
 * @returns `found`: the share of `known` that occurs in the message, 0 without any; `other`: the message names
 *   another one of the same kind (eth1 for eth0) and not this one
 */
export function compareValues(known: readonly TextValue[], said: readonly TextValue[]): { found: number; other: boolean } {
  if (known.length === 0) return { found: 0, other: false };
  const has = (one: TextValue) => said.some((two) => two.value === one.value);
  const found = known.filter(has).length / known.length;
  const other = known.some((one) => one.kind !== "" && !has(one) && said.some((two) => two.kind === one.kind));
  return { found, other };
}
