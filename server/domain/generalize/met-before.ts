/** Which hashes were met lately: what comes once mostly never comes again, and is not worth a place in a memory. */
export class MetBefore {
  /** The latest hash of those that share a place. */
  private readonly hashes: Int32Array;

  /** @param places a power of two */
  constructor(places: number) {
    this.hashes = new Int32Array(places);
  }

  /** Was this hash met before? It has been from now on. */
  meet(hash: number): boolean {
    const place = (hash ^ (hash >>> 15)) & (this.hashes.length - 1);
    if (this.hashes[place] === hash) return true;
    this.hashes[place] = hash;
    return false;
  }
}
