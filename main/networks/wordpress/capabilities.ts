import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import { COMMENT_TEXT, info } from './info.ts';

/** Moderating is a right of the user: editors and administrators have it, authors and readers do not. */
export function capabilitiesOf(canModerate: boolean): AccountCapabilities {
  const moderating: Capability = canModerate ? { can: true } : { can: false, why: 'no-right' };
  return {
    text: COMMENT_TEXT,
    visibilities: ['public'],
    contentWarning: false,
    language: false,
    actions: {
      reply: { can: true },
      approve: moderating,
      unapprove: moderating,
      spam: moderating,
      unspam: moderating,
      trash: moderating,
      restore: moderating,
      delete: moderating,
      edit: moderating,
    },
    feeds: info.feeds,
    sendGuarantee: { kind: 'lookup' },
    streaming: false,
  };
}
