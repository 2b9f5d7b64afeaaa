import { ExternalLink, Send, Star } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { STAR_LIST } from '#domain/library.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import parts from './PersonParts.module.css';
import css from './PersonScreen.module.css';
import { usePersonEdit } from './use-person-edit.ts';
import { useWriteTo } from './use-write-to.ts';

/** What keeps them away, where something does. */
function StateTags({ person }: { readonly person: PersonRow }): ReactElement | null {
  const text = useText();
  const isBlocked = person.identities.some(({ block }) => block === 'blocked');
  if (!person.isMuted && !isBlocked) return null;
  return (
    <p className={parts['tags']}>
      {person.isMuted ? <Tag>{text('person.muted')}</Tag> : null}
      {isBlocked ? <Tag tone="bad">{text('person.blocked')}</Tag> : null}
    </p>
  );
}

/** Face, name and what they say of themselves, with what is done most. */
export function PersonHead({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const key = useShownKey();
  const edit = usePersonEdit(person);
  const openLink = useCommand('link.open');
  const write = useWriteTo(person.workspaceId, person.identities);
  const { name, handle, bio, reach, url, isVip } = person;
  useKeys(write === null ? {} : { 'person.write': write });
  return (
    <header className={css['header']}>
      <Avatar name={name} picture={person.picture} size="large" />
      <div className={css['who']}>
        <h1 className={css['title']}>{name}</h1>
        <StateTags person={person} />
        <p className={css['meta']}>
          {[
            handle,
            ...(reach === undefined
              ? []
              : [text('people.reaches', { count: reach, reach: wholeNumber(reach, text.locale) })]),
          ].join(' · ')}
        </p>
        {bio === undefined ? null : (
          <p className={css['bio']} dir="auto">
            {bio}
          </p>
        )}
      </div>
      <div className={css['actions']}>
        <Button
          keys={key('person.vip')}
          aria-pressed={isVip}
          onPress={() => void edit.setList({ id: STAR_LIST, name: text('person.vip') }, !isVip)}
        >
          <Star size={14} fill={isVip ? 'currentColor' : 'none'} aria-hidden="true" />
          {text('person.vip')}
        </Button>
        {write === null ? null : (
          <Button keys={key('person.write')} onPress={write}>
            <Send size={14} aria-hidden="true" />
            {text('person.write')}
          </Button>
        )}
        {url === undefined ? null : (
          <Button look="quiet" edge="end" onPress={() => void openLink({ url })}>
            <ExternalLink size={14} aria-hidden="true" />
            {text('person.open')}
          </Button>
        )}
      </div>
    </header>
  );
}
