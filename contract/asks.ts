import type { AccountId, ConversationId, WorkspaceId } from '#domain/ids.ts';

/** What main asks of the window: menu entries and clicked notifications. */
export type Ask =
  | {
      readonly kind: 'open-conversation';
      readonly workspaceId: WorkspaceId;
      readonly conversationId: ConversationId;
    }
  | {
      readonly kind: 'open-monitor';
      readonly workspaceId: WorkspaceId;
      readonly monitorId: string;
    }
  | {
      readonly kind: 'renew-account';
      readonly workspaceId: WorkspaceId;
      readonly accountId: AccountId;
    }
  | { readonly kind: 'open-settings' | 'add-account' | 'show-keys' | 'compose' };

const KINDS: Readonly<Record<Ask['kind'], true>> = {
  'open-conversation': true,
  'open-monitor': true,
  'renew-account': true,
  'open-settings': true,
  'add-account': true,
  'show-keys': true,
  compose: true,
};

/** One of these and nothing else; main made it, with its types. */
export function isAsk(value: unknown): value is Ask {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    Object.hasOwn(KINDS, String(value.kind))
  );
}
