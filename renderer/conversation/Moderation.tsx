import type { ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './Message.module.css';
import { useAct } from './use-act.ts';

/** What helps first with a comment that not everybody sees. */
const FIRST = ['approve', 'unspam', 'restore', 'spam', 'trash'] as const;

/** A comment that waits, or was sorted out: that it is so, and the way to change it. */
export function Moderation({ message }: { readonly message: MessageRow }): ReactElement | null {
  const text = useText();
  const act = useAct();
  const { moderation, actions, isDeleted } = message;
  if (moderation === undefined || moderation === 'approved' || isDeleted) return null;
  return (
    <div className={css['moderation']}>
      <p className={css['mark']}>{text(`message.moderation.${moderation}`)}</p>
      {FIRST.filter((action) => actions[action]?.can === true).map((action) => (
        <Button key={action} onPress={() => void act(message, action)}>
          {text(`message.${action}`)}
        </Button>
      ))}
    </div>
  );
}
