import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import { COMMENT_TEXT, FEEDS, MESSAGE_TEXT } from './info.ts';

/** null: the token does not say what it may. Then everything is tried, and a no is told as such. */
export function capabilitiesOf(scopes: readonly string[] | null): AccountCapabilities {
  const may = (scope: string): boolean => scopes === null || scopes.includes(scope);
  const engaging: Capability = may('pages_manage_engagement')
    ? { can: true }
    : { can: false, why: 'needs-scope' };
  return {
    text: COMMENT_TEXT,
    directText: MESSAGE_TEXT,
    visibilities: ['public'],
    contentWarning: false,
    language: false,
    actions: {
      reply: may('pages_manage_engagement') || may('pages_messaging') ? { can: true } : engaging,
      like: engaging,
      unlike: engaging,
      hide: engaging,
      unhide: engaging,
      delete: engaging,
      edit: engaging,
    },
    feeds: FEEDS.filter((feed) => feed !== 'direct' || may('pages_messaging')),
    sendGuarantee: { kind: 'lookup' },
    ...(may('pages_messaging') ? { marksRead: ['direct'] } : {}),
    streaming: false,
  };
}
