/** Whether this machine has the lowest byte of a number first, as nearly all have: typed arrays are in its order. */
export const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
