import type { ComposeRules, VisibilityName } from '#contract/account-rows.ts';
import type { ReplyContentRow } from '#contract/rows.ts';
import type { ComposeTarget } from './compose-rest.ts';
import { mainLanguage } from './languages.ts';

/**
 * Where mentions name their server, an answer reaches somebody by naming them; the composer writes
 * the name so that the counter is right and the person sees it.
 */
export function openingWords({ rest, row, post }: ComposeTarget): string {
  const { account, replyTo } = rest;
  if (account?.compose.text.mentionWithoutServer !== true || replyTo?.isOurs === true) return '';
  const addressed = row.kind === 'direct' ? post?.to.handle.trim() : undefined;
  const handle = replyTo?.authorHandle ?? addressed ?? '';
  if (handle === '') return '';
  return `${handle.startsWith('@') ? handle : `@${handle}`} `;
}

function startVisibility({ rest }: ComposeTarget): VisibilityName | undefined {
  const offered = rest.account?.compose.visibilities.filter((name) => name !== 'direct') ?? [];
  if (offered.length < 2) return undefined;
  // An answer is never more public than what it answers.
  return offered.find((name) => name === rest.replyTo?.visibility) ?? offered[0];
}

/** One answers in the language that was asked in. */
function startLanguage({ rest }: ComposeTarget): string | undefined {
  const asked = rest.replyTo?.language;
  return rest.account?.compose.language === true && asked !== undefined
    ? mainLanguage(asked)
    : undefined;
}

/** An answer that nobody has begun. */
export function emptyContent(target: ComposeTarget): ReplyContentRow {
  const visibility = startVisibility(target);
  const language = startLanguage(target);
  return {
    kind: target.row.kind === 'direct' ? 'direct' : 'public',
    text: openingWords(target),
    media: [],
    ...(visibility === undefined ? {} : { visibility }),
    ...(language === undefined ? {} : { language }),
  };
}

/** By another account: without what that one does not offer. Files stay, and are checked anew. */
export function fitted(content: ReplyContentRow, rules: ComposeRules): ReplyContentRow {
  const { visibility, contentWarning, language, ...bare } = content;
  const offered = rules.visibilities.filter((name) => name !== 'direct');
  const seenBy = offered.find((name) => name === visibility) ?? offered[0];
  return {
    ...bare,
    ...(offered.length < 2 || seenBy === undefined ? {} : { visibility: seenBy }),
    ...(contentWarning === undefined || !rules.contentWarning ? {} : { contentWarning }),
    ...(language === undefined || !rules.language ? {} : { language }),
  };
}

/** Nothing in it that would be a pity to lose. */
export function isBlank(content: ReplyContentRow, opening: string): boolean {
  const words = content.text.trim();
  return (
    (words === '' || words === opening.trim()) &&
    content.media.length === 0 &&
    (content.contentWarning ?? '').trim() === ''
  );
}

/** As it is sent: no blank ends, no empty warning. */
export function finished(content: ReplyContentRow): ReplyContentRow {
  const { contentWarning, ...bare } = content;
  const warning = contentWarning?.trim() ?? '';
  return {
    ...bare,
    text: content.text.trim(),
    ...(warning === '' ? {} : { contentWarning: warning }),
  };
}
