// The events of the relay in memory, in place of the family's SQLite store, which has to be compiled.
const { EventRepository } = require('@nostr-relay/common');

const MOST = 500;
const isReplaceable = (kind) => kind === 0 || kind === 3 || (kind >= 10_000 && kind < 20_000);

const CHECKS = {
  ids: (event, ids) => ids.includes(event.id),
  authors: (event, authors) => authors.includes(event.pubkey),
  kinds: (event, kinds) => kinds.includes(event.kind),
  since: (event, since) => event.created_at >= since,
  until: (event, until) => event.created_at <= until,
  search: (event, words) => event.content.toLowerCase().includes(words.toLowerCase()),
  limit: () => true,
};
const hasTag = (event, name, values) =>
  event.tags.some(([tag, value]) => tag === name && values.includes(value));

/** NIP-01: every part of a filter has to hold. */
function matches(event, filter) {
  return Object.entries(filter).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    return name.startsWith('#')
      ? hasTag(event, name.slice(1), wanted)
      : (CHECKS[name]?.(event, wanted) ?? true);
  });
}

exports.MemoryRepository = class MemoryRepository extends EventRepository {
  events = new Map();
  deleted = new Map();

  isSearchSupported() {
    return true;
  }
  upsert(event) {
    if (this.events.has(event.id)) return { isDuplicate: true };
    if (this.deleted.get(event.id) === event.pubkey) return { isDuplicate: true };
    if (isReplaceable(event.kind))
      for (const old of this.events.values())
        if (old.kind === event.kind && old.pubkey === event.pubkey) {
          if (old.created_at > event.created_at) return { isDuplicate: true };
          this.events.delete(old.id);
        }
    this.events.set(event.id, event);
    return { isDuplicate: false };
  }
  find(filter) {
    const found = [...this.events.values()].filter((event) => matches(event, filter));
    const newestFirst = found.toSorted(
      (a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1),
    );
    return newestFirst.slice(0, Math.min(filter.limit ?? MOST, MOST));
  }
  async deleteByDeletionRequest(request) {
    this.events.set(request.id, request);
    for (const [tag, id] of request.tags) {
      if (tag !== 'e') continue;
      this.deleted.set(id, request.pubkey);
      if (this.events.get(id)?.pubkey === request.pubkey) this.events.delete(id);
    }
  }
  async destroy() {}
};
