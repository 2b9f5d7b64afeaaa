import type { MessageRow } from '#contract/rows.ts';
import type { CapabilityGap } from '#domain/capabilities.ts';

/** A button under a card: what it is called, what it does, and why not when it is greyed. */
export type CardAction =
  | {
      readonly kind: 'reply';
      readonly isOn: false;
      readonly gap: CapabilityGap | null;
      readonly count: number | null;
    }
  | {
      readonly kind: 'boost' | 'like';
      readonly isOn: boolean;
      readonly gap: CapabilityGap | null;
      readonly count: number | null;
      readonly command: 'boost' | 'unboost' | 'like' | 'unlike';
    };

type Actionable = Pick<
  MessageRow,
  'actions' | 'isLiked' | 'isBoosted' | 'counts' | 'isDeleted' | 'direction'
>;

/** null: possible; a gap: shown greyed with the reason; `undefined`: the network has no such thing. */
function gapOf(
  row: Actionable,
  action: keyof MessageRow['actions'],
): CapabilityGap | null | undefined {
  const capability = row.actions[action];
  if (capability === undefined) return undefined;
  if (capability.can) return null;
  return capability.why === 'network-cannot' ? undefined : capability.why;
}

/** The buttons of a card in their order. A deleted post offers nothing. */
export function cardActions(row: Actionable): readonly CardAction[] {
  if (row.isDeleted) return [];
  const reply = gapOf(row, 'reply');
  const boost = row.isBoosted ? 'unboost' : 'boost';
  const boostGap = gapOf(row, boost);
  const like = row.isLiked ? 'unlike' : 'like';
  const likeGap = gapOf(row, like);
  const actions: CardAction[] = [];
  if (reply !== undefined)
    actions.push({ kind: 'reply', isOn: false, gap: reply, count: row.counts.replies ?? null });
  if (boostGap !== undefined)
    actions.push({
      kind: 'boost',
      isOn: row.isBoosted,
      gap: boostGap,
      count: row.counts.boosts ?? null,
      command: boost,
    });
  if (likeGap !== undefined)
    actions.push({
      kind: 'like',
      isOn: row.isLiked,
      gap: likeGap,
      count: row.counts.likes ?? null,
      command: like,
    });
  return actions;
}

/** The command behind a key, or null when it is not possible now. */
export function commandFor(row: Actionable, kind: 'boost' | 'like') {
  const action = cardActions(row).find((one) => one.kind === kind);
  if (action === undefined || action.kind === 'reply' || action.gap !== null) return null;
  return action.command;
}
