/** A short text in every language of the interface, for data that a network brings along. */
export type LocalText = { readonly en: string; readonly de: string };
