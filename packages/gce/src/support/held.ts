/**
 * Names that are being given: CloudStack does not mind two machines of one display name, so between looking whether a name is free
 * and its machine being listed nobody else in this process gets it. Replicas that race are kept apart after their deploys (../map/instances/naming).
 */
export class Held {
  private readonly keys = new Set<string>();

  /** Runs `work` while holding the name; `taken` makes the error for who comes second. */
  async while<T>(key: string, taken: () => Error, work: () => Promise<T>): Promise<T> {
    if (this.keys.has(key)) throw taken();
    this.keys.add(key);
    try {
      return await work();
    } finally {
      this.keys.delete(key);
    }
  }
}
