import type { ReplyContentRow } from '#contract/rows.ts';
import type { TextMeasure } from '#domain/text-limit.ts';
import { isBlank, openingWords } from './draft-content.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { mediaRefusal } from './media-rule.ts';

/** Why this cannot be sent now; null when it can. Ids of messages under `composer.`. */
export type Obstacle =
  | 'mismatch'
  | 'cannotPost'
  | 'cannotStart'
  | 'nobody'
  | 'nothingToAnswer'
  | 'cannotReply'
  | 'cannotDirect'
  | 'directOnly'
  | 'paused'
  | 'loginNeeded'
  | 'empty'
  | 'tooLongReason'
  | 'mediaRefused'
  | 'altMissing';

/**
 * The guard against answering as the wrong client: the account and the client that main names must
 * be the ones of the conversation.
 */
export function isMismatch({ row, rest }: ComposeTarget): boolean {
  const { account, workspace } = rest;
  return (
    (account !== null && account.id !== row.accountId) ||
    (workspace !== null && workspace.id !== row.workspaceId)
  );
}

/** Whether this kind of answer is possible here at all. */
export function kindObstacle(
  target: ComposeTarget,
  kind: ReplyContentRow['kind'],
): Obstacle | null {
  const { account, replyTo } = target.rest;
  if (isMismatch(target)) return 'mismatch';
  if (target.post !== undefined) return postObstacle(account, kind);
  if (account === null || replyTo === null) return 'nothingToAnswer';
  if (kind === 'public') {
    // A public answer to a direct message would show it to everyone.
    if (target.row.kind === 'direct') return 'directOnly';
    return account.canReply ? null : 'cannotReply';
  }
  return account.canDirect ? null : 'cannotDirect';
}

function postObstacle(
  account: ComposeTarget['rest']['account'],
  kind: ReplyContentRow['kind'],
): Obstacle | null {
  if (account?.compose.posts?.includes(kind) === true) return null;
  return kind === 'public' ? 'cannotPost' : 'cannotStart';
}

export function sendObstacle(
  target: ComposeTarget,
  content: ReplyContentRow,
  measure: TextMeasure,
): Obstacle | null {
  const obstacle = kindObstacle(target, content.kind);
  if (obstacle !== null) return obstacle;
  const state = target.rest.account?.state;
  if (state === 'paused') return 'paused';
  if (state === 'login-needed') return 'loginNeeded';
  const { post } = target;
  if (content.kind === 'direct' && post?.to.handle.trim() === '') return 'nobody';
  if (isBlank(content, openingWords(target))) return 'empty';
  if (measure.overflowAt !== null) return 'tooLongReason';
  return mediaObstacle(target, content);
}

function mediaObstacle(target: ComposeTarget, content: ReplyContentRow): Obstacle | null {
  // Another account may have been chosen after they were put in.
  const refusal = mediaRefusal(content.media, target.rest.account?.compose.media);
  if (refusal !== null) return 'mediaRefused';
  return lacksAlt(target, content) ? 'altMissing' : null;
}

/** A picture without words, where this client always wants them. */
function lacksAlt({ rest }: ComposeTarget, { media }: ReplyContentRow): boolean {
  return (
    rest.workspace?.altText === 'require' &&
    rest.account?.compose.media?.maxAltLength !== undefined &&
    media.some(({ alt }) => alt.trim() === '')
  );
}
