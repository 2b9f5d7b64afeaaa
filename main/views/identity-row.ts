import type { Account } from '#domain/account.ts';
import type { MessageId } from '#domain/ids.ts';
import { pendingAbout } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Reader } from '#main/store/store.ts';
import { picture } from './scope.ts';
import type { ViewPorts } from './view.ts';

type Blocks = {
  readonly accounts: readonly Account[];
  /** On which the wish to block somebody lies. */
  readonly messages: ReadonlyMap<string, Message>;
};

export async function blocksOf(reader: Reader, identities: readonly Person[]): Promise<Blocks> {
  const anchors = identities.flatMap(({ blocked = [] }): readonly MessageId[] => blocked);
  return {
    accounts: await reader.find('accounts', {}),
    messages: await reader.getMany('messages', anchors),
  };
}

/** Somebody on one network. */
export function toIdentity(identity: Person, ports: ViewPorts) {
  const { id, network, name, handle, avatarUrl, url, reach, note } = identity;
  return { id, network, name, handle, picture: picture(ports, avatarUrl), url, reach, note };
}

/** How it stands with blocking them on the network. */
export function blockOf(
  { network, blocked = [] }: Person,
  { accounts, messages }: Blocks,
): 'cannot' | 'free' | 'waits' | 'blocked' {
  const wishes = blocked.flatMap((id) => messages.get(id) ?? []);
  if (wishes.some(({ mine }) => mine.blocked !== undefined))
    return wishes.some((message) => pendingAbout(message, 'block') !== null) ? 'waits' : 'blocked';
  const can = accounts.some(
    (account) => account.network === network && account.capabilities.actions.block?.can === true,
  );
  return can ? 'free' : 'cannot';
}
