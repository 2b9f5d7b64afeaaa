import { toId, type PersonId } from '#domain/ids.ts';
import type { OwnField } from '#domain/saved-reply.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { fieldText } from '#domain/field-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ComposeTarget } from './compose-rest.ts';

const NOBODY = toId<PersonId>('-');

/** What is known of the person who is written to, in the client's own fields. */
export function useKnownOf({ row, rest, post }: ComposeTarget): readonly OwnField[] {
  const { locale } = useText();
  const { workspaceId, personHandle } = row;
  const personId = post === undefined ? row.personId : post.to.personId;
  const { value } = useView('person', { workspaceId, personId: personId ?? NOBODY });
  // Somebody else in the conversation may have been chosen.
  const { replyTo } = rest;
  if (replyTo !== null && replyTo.authorHandle !== personHandle) return [];
  return (value?.rows[0]?.fields ?? [])
    .filter((field) => field.value !== '')
    .map((field) => ({ name: field.name, text: fieldText(field, locale) }));
}
