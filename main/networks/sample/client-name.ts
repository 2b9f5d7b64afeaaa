/** The invented client of the first run. */
export const SAMPLE_CLIENT = { name: 'Kaffeerösterei Rabe', color: '#8a4b2a' } as const;

/** What people call it when they talk about it: the first search column. */
export const SAMPLE_SEARCH = 'Rösterei Rabe';
