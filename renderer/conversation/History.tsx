import { useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { fullTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './History.module.css';

type HistoryProps = { readonly message: MessageRow };

/** "edited", and behind it how the message read before, as far as Parley saw it. */
export function History({ message }: HistoryProps): ReactElement | null {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { editedAt, history = [] } = message;
  if (editedAt === undefined) return null;
  const when = text('message.editedAt', { time: fullTime(editedAt, text.locale) });
  if (history.length === 0) return <span title={when}>{` · ${text('message.edited')}`}</span>;
  const versions = [
    ...history.map(({ text: words, since }) => ({
      text: words,
      since,
      head: text('message.historySince', { time: fullTime(since, text.locale) }),
    })),
    { text: message.text, since: editedAt, head: text('message.historyNow') },
  ];
  return (
    <>
      {' · '}
      <button
        type="button"
        data-ours=""
        className={css['open']}
        title={when}
        aria-label={text('message.historyShow')}
        onClick={() => setOpen(true)}
      >
        {text('message.edited')}
      </button>
      <Modal title={text('message.history')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ol className={css['versions']}>
          {versions.map((version) => (
            <li key={version.since}>
              <p className={css['head']}>{version.head}</p>
              <p className={css['text']} dir="auto">
                {version.text}
              </p>
            </li>
          ))}
        </ol>
      </Modal>
    </>
  );
}
