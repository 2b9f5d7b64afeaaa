/** Emojis of one language, made by scripts/emoji-plugin.mjs. */
declare module '*.emoji' {
  export const emojis: readonly (readonly [
    emoji: string,
    label: string,
    group: number,
    words: string,
  ])[];
  /** Names of the groups, in their order. */
  export const groups: readonly string[];
}
