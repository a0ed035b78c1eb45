/** Vectors held: a knowledge base and its words have about 1,600; 6 MB with the light model. */
const LIMIT = 4_096;

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
    if (this.held.size >= LIMIT) for (const oldest of this.held.keys()) if (this.held.delete(oldest)) break;
    this.held.set(keyOf(vectorsId, text), vector);
  }
}

function keyOf(vectorsId: string, text: string): string {
  return `${vectorsId}\n${text}`;
}
