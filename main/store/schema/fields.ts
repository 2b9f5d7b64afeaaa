import type { JsonSchema, RxJsonSchema } from 'rxdb/plugins/core';

/**
 * Schemas describe the shape for the storage: which paths are columns and which indexes exist.
 * Documents come from typed code only, so nothing is validated a second time here.
 */
export type CollectionSchema<Document> = RxJsonSchema<Document>;

/** Composed ids hold a remote id, which can be a long web address. */
export const ID_LENGTH = 700;
/** Local ids: UUIDs, kinds, states. */
export const SHORT_LENGTH = 100;

export const id = { type: 'string', maxLength: ID_LENGTH } as const;
export const short = { type: 'string', maxLength: SHORT_LENGTH } as const;
export const text = { type: 'string' } as const;
export const yesNo = { type: 'boolean' } as const;
export const number = { type: 'number' } as const;
/** ms since epoch; the bounds are what an index needs. 0 is "at once", never "missing". */
export const time = {
  type: 'number',
  minimum: 0,
  maximum: 8_640_000_000_000_000,
  multipleOf: 1,
} as const;
/** An object that is read and written whole. */
export const whole = { type: 'object', additionalProperties: true } as const;
export const texts = { type: 'array', items: { type: 'string' } } as const;
export const wholes = { type: 'array', items: whole } as const;
/** Anything JSON, also null: cursors that only a connector reads. */
export const anything: JsonSchema = {};
