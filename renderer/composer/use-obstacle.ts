import { useMemo } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { measureText, type TextMeasure } from '#domain/text-limit.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import { mediaRefusal, refusalWords } from './media-rule.ts';
import { sendObstacle, type Obstacle } from './obstacle.ts';
import { textRule } from './text-rule.ts';

export type ObstacleWords = {
  readonly obstacle: Obstacle | null;
  /** Why it cannot be sent, in words; undefined when it can. */
  readonly reason: string | undefined;
  /** The same, where it is worth a line of its own. */
  readonly hint: string | null;
};

/** Nobody is told to write while they are about to, and signing in has its own banner. */
const QUIET: ReadonlySet<Obstacle> = new Set(['empty', 'nobody', 'loginNeeded']);
/** These are about the account, all others about the one who is answered. */
const OURS: ReadonlySet<Obstacle> = new Set(['loginNeeded', 'paused', 'cannotPost', 'cannotStart']);

/** Counts the text by the account's rule. */
export function useMeasure(account: ComposeAccount, content: ReplyContentRow): TextMeasure {
  const { compose } = account;
  const { text: words, kind, contentWarning = '' } = content;
  return useMemo(
    () => measureText(words, textRule(compose, kind), contentWarning),
    [words, compose, kind, contentWarning],
  );
}

/** Says what keeps it from being sent. */
export function useObstacle(
  target: ComposeTarget,
  account: ComposeAccount,
  { content, measure }: { readonly content: ReplyContentRow; readonly measure: TextMeasure },
): ObstacleWords {
  const text = useText();
  const network = useNetwork(account.network)?.name ?? account.network;
  const obstacle = sendObstacle(target, content, measure);
  if (obstacle === null) return { obstacle, reason: undefined, hint: null };
  const handle = OURS.has(obstacle) ? account.handle : handleOf(target);
  const key = obstacle === 'altMissing' ? 'altRequired' : obstacle;
  const rule = account.compose.media;
  const refusal = obstacle === 'mediaRefused' ? mediaRefusal(content.media, rule) : null;
  const reason =
    refusal === null
      ? text(`composer.${key}`, { handle, network })
      : refusalWords(refusal, { rule, network }, text);
  return { obstacle, reason, hint: QUIET.has(obstacle) ? null : reason };
}

/** The one who is answered. */
export function handleOf({ row, rest }: ComposeTarget): string {
  return rest.replyTo?.authorHandle ?? row.personHandle;
}
