import { UserX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './ForgetPerson.module.css';

/** Removes everything about somebody, for good: nothing takes it back, so it asks. */
export function ForgetPerson({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const forget = useAction('person.forget');
  const show = useNotices((notices) => notices.show);
  useKeys({ 'person.forget': () => setAsking(true) });
  const { id: personId, workspaceId, name, conversationCount: count } = person;
  const go = async (): Promise<void> => {
    setUnderWay(true);
    const done = await forget({ workspaceId, personId });
    setUnderWay(false);
    if (done === null) return;
    setAsking(false);
    show({ id: 'person.forgotten', text: { kind: 'message', id: 'person.forgotten' } });
    useRoute.getState().leavePerson();
  };
  return (
    <>
      <Button look="quiet" edge="start" onPress={() => setAsking(true)}>
        <UserX size={14} aria-hidden="true" />
        {text('person.forget')}
      </Button>
      <Modal
        title={text('person.forgetQuestion', { name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
      >
        <div className={css['question']}>
          <p>{text('person.forgetWhat', { name, count })}</p>
          <p>{text('person.forgetElsewhere')}</p>
          <p>{text('person.forgetBackups')}</p>
          <div className={css['answers']}>
            <Button onPress={() => setAsking(false)}>{text('person.forgetNot')}</Button>
            <Button look="danger" isDisabled={isUnderWay} onPress={() => void go()}>
              {text('person.forgetForGood')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
