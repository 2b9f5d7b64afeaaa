/** What faces and signs weigh. Written for Parley; a sign that is not here says nothing. */
const GROUPS: readonly (readonly [weight: number, signs: string])[] = [
  [2, '😍🥰😘🤩❤💕💖💗💓💙💚💛🧡💜🖤🤍💯🎉🥳👏🙌👍🙏🔥😻💪🤗😊☺😋🏆⭐🌟✨🫶😌🤤💐🥂👌'],
  [1, '😀😃😄😁😆🙂😎😉😂🤣😅🤞✌😇😺☀🌈🎊🍾💃🕺🐶'],
  [-1, '😕🙁☹😐😑😒😟😬😮😳🤷😥🤨😩😪'],
  [-2, '😠😡🤬👎💩🤮🤢😤😞😔😢😭🤦😖😣😫😱💔🖕😾🤯😨😰'],
];
const WEIGHTS: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(([weight, signs]) => [...signs].map((sign) => [sign, weight] as const)),
);
const FACES: ReadonlyMap<string, number> = new Map([
  ['<3', 2],
  [')', 1],
  ['D', 1.5],
  ['P', 0.5],
  ['p', 0.5],
  ['(', -1.5],
  ['/', -1],
  ['|', -0.5],
]);

/** Signs that turn praise around. */
export const IRONIC_SIGNS: ReadonlySet<string> = new Set(['🙄', '🤡', '🙃']);

export function weighEmoji(sign: string): number | null {
  const first = [...sign][0] ?? '';
  return WEIGHTS.get(first) ?? FACES.get(sign) ?? FACES.get(sign.at(-1) ?? '') ?? null;
}
