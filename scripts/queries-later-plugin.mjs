const QUERIES = /[/\\]rxdb[/\\]dist[/\\]esm[/\\]rx-query-mingo\.js$/u;

/**
 * The library behind RxDB's own queries is as large as RxDB, and nobody asks one: reads go past it to
 * the storage (main/store/reader.ts). It is there for who does, and run only then.
 */
export function queriesLater() {
  return {
    name: 'parley:queries-later',
    transform: {
      filter: { id: QUERIES },
      handler: () => ({
        code: `export const getMingoQuery = (selector) =>
          require('./rx-query-mingo.js?asked').getMingoQuery(selector);`,
        map: null,
      }),
    },
  };
}
