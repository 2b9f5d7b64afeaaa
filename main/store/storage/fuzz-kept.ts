/** A document of the differential fuzz; see fuzz.test.ts for its schema. */
export type FuzzDocument = {
  id: string;
  s: string;
  n: number;
  b: boolean;
  nul: string | null;
  tags: readonly string[];
  o: { x: string; y?: number; z?: boolean };
  opt?: string;
  optn?: number | null;
  big?: number;
  plain?: readonly string[];
  ext?: Record<string, unknown>;
};

export type FuzzQuery = {
  readonly selector: Readonly<Record<string, unknown>>;
  readonly sort?: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
  readonly limit?: number;
  readonly skip?: number;
};

type KeptCase = {
  readonly about: string;
  readonly documents: readonly FuzzDocument[];
  readonly query: FuzzQuery;
};

const base: FuzzDocument = { id: 'd', s: 'a', n: 0, b: true, nul: null, tags: [], o: { x: 'a' } };

/** Every case in which this storage and RxDB's matcher once differed, cut down to what matters. */
export const keptCases: readonly KeptCase[] = [
  {
    about: 'null and absent sort differently',
    documents: [
      { ...base, id: 'd1', optn: null },
      { ...base, id: 'd2' },
      { ...base, id: 'd3', optn: -1 },
    ],
    query: { selector: {}, sort: [{ optn: 'asc' }] },
  },
  {
    about: 'emoji sort before the private use area',
    documents: [
      { ...base, id: 'd1', s: '\ue000' },
      { ...base, id: 'd2', s: '😀' },
      { ...base, id: 'd3', s: '\ud7ff' },
    ],
    query: { selector: { s: { $gt: '\ud7ff' } }, sort: [{ s: 'asc' }] },
  },
  {
    about: 'nothing is equal to an empty object',
    documents: [base],
    query: { selector: { n: {} } },
  },
  {
    about: 'a number beyond 2^53 is equal to itself without a column',
    documents: [
      { ...base, id: 'd1', big: 2 ** 60 },
      { ...base, id: 'd2', big: 2 ** 60 + 256 },
    ],
    query: { selector: { big: { $eq: 2 ** 60 } } },
  },
  {
    about: 'a text with NUL or half a surrogate pair is only equal to itself',
    documents: [
      { ...base, id: 'd1', opt: 'a' },
      { ...base, id: 'd2', opt: 'a\0' },
      { ...base, id: 'd3', opt: '\ud800' },
      { ...base, id: 'd4', opt: '\ufffd' },
    ],
    query: { selector: { opt: { $in: ['a', '\ufffd'] } } },
  },
];
