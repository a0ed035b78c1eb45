/** Vectors held: a knowledge base and its words have about 1,600; 6 MB with the light model. */
export const RECENT_LIMIT = 4_096;

/**
 * The vectors that were asked for last, within this process: the stages of a run ask for the same ones, and the next run
 * for most of them again.
 */
export class RecentVectors {
  // A map keeps the order in which keys came: the first is the one not asked for the longest.
  private readonly held = new Map<string, Float32Array>();

  get(vectorsId: string, text: string): Float32Array | undefined {
    const key = keyOf(vectorsId, text);
    const vector = this.held.get(key);
    if (vector === undefined) return undefined;
    this.held.delete(key);
    this.held.set(key, vector);
    return vector;
  }

  keep(vectorsId: string, text: string, vector: Float32Array): void {
    const key = keyOf(vectorsId, text);
    this.held.delete(key);
    const [oldest] = this.held.size < RECENT_LIMIT ? [] : this.held.keys();
    if (oldest !== undefined) this.held.delete(oldest);
    this.held.set(key, vector);
  }
}

function keyOf(vectorsId: string, text: string): string {
  return `${vectorsId}\n${text}`;
}
