import type { Account } from './account.ts';
import { textRuleFor } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { Message } from './message.ts';
import type { Addressee, ReplyContent } from './reply.ts';
import { measureText } from './text-limit.ts';
import type { Workspace } from './workspace.ts';

export function isEmpty({ text, media }: Pick<ReplyContent, 'text' | 'media'>): boolean {
  return text.trim() === '' && media.length === 0;
}

/** Why this cannot be sent as an answer to this message by this account of the client, or null. */
export function sendTrouble(
  content: ReplyContent,
  {
    message,
    account,
    client,
  }: {
    readonly message: Message;
    readonly account: Account;
    readonly client: Workspace | null;
  },
): Failure | null {
  if (isEmpty(content)) return { code: 'invalid-input', detail: 'text' };
  if (message.isDeletedRemotely) return { code: 'gone' };
  const reply = account.capabilities.actions.reply;
  if (reply?.can !== true || message.allowed?.includes('reply') === false)
    return { code: 'not-allowed-now' };
  return contentTrouble(content, account) ?? mediaTrouble(content, account, client);
}

/** Why this cannot be posted by this account, answering nothing; null: it can. */
export function postTrouble(
  content: ReplyContent,
  {
    account,
    client,
    to,
  }: {
    readonly account: Account;
    readonly client: Workspace | null;
    readonly to: Addressee | undefined;
  },
): Failure | null {
  if (isEmpty(content)) return { code: 'invalid-input', detail: 'text' };
  if (account.capabilities.posts?.includes(content.kind) !== true) return { code: 'cannot-post' };
  if ((content.kind === 'direct') !== (to !== undefined))
    return { code: 'invalid-input', detail: 'to' };
  return contentTrouble(content, account) ?? mediaTrouble(content, account, client);
}

function contentTrouble(content: ReplyContent, account: Account): Failure | null {
  const { visibilities } = account.capabilities;
  const rule = textRuleFor(account.capabilities, content.kind);
  const measure = measureText(content.text, rule, content.contentWarning);
  if (measure.length > measure.max) return { code: 'too-long' };
  if (content.visibility !== undefined && !visibilities.includes(content.visibility))
    return { code: 'invalid-input', detail: 'visibility' };
  return null;
}

function mediaTrouble(
  { media }: ReplyContent,
  { capabilities }: Account,
  client: Workspace | null,
): Failure | null {
  if (media.length === 0) return null;
  const rule = capabilities.media;
  if (rule === undefined || media.length > rule.maxCount)
    return { code: 'invalid-input', detail: 'media' };
  if (media.some((file) => !rule.mimeTypes.includes(file.mimeType)))
    return { code: 'invalid-input', detail: 'media.mimeType' };
  if (media.some((file) => file.byteLength > rule.maxBytes)) return { code: 'too-large' };
  const { maxAltLength } = rule;
  const wantsAlt = client?.altText === 'require' && maxAltLength !== undefined;
  if (wantsAlt && media.some(({ alt }) => alt.trim() === ''))
    return { code: 'invalid-input', detail: 'media.alt' };
  const isAltTooLong = media.some((file) => [...file.alt].length > (maxAltLength ?? Infinity));
  return isAltTooLong ? { code: 'too-long', detail: 'media.alt' } : null;
}
