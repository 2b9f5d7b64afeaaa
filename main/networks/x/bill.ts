/** Notes money that X takes; in millionths of a dollar. */
export type Bill = {
  /** Ids that were read; a day's second look at the same one is free. */
  read(kind: string, ids: readonly string[], each: number): Promise<void>;
  wrote(amount: number): Promise<void>;
};

/**
 * X charges a post, a person or a message once in a day (UTC), however often it is read; what was read
 * before a restart of ours is counted again, so that the sum is never too low.
 */
export function openBill(clock: { now(): number }, spend: (amount: number) => Promise<void>): Bill {
  let day = '';
  const known = new Set<string>();
  const today = (): void => {
    const now = new Date(clock.now()).toISOString().slice(0, 10);
    if (now === day) return;
    day = now;
    known.clear();
  };
  return {
    async read(kind, ids, each) {
      today();
      const fresh = new Set(ids.map((id) => `${kind}:${id}`).filter((id) => !known.has(id)));
      for (const id of fresh) known.add(id);
      if (fresh.size > 0) await spend(fresh.size * each);
    },
    wrote: async (amount) => await spend(amount),
  };
}
