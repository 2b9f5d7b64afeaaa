import type { ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TagButton } from '#renderer/ui/TagButton.tsx';
import css from './ToneLine.module.css';
import { decidingWords } from './tone-words.ts';
import { useTone } from './use-tone.ts';

type ToneLineProps = { readonly message: MessageRow };
const COLORS = {
  positive: 'good',
  negative: 'bad',
  neutral: 'neutral',
  unknown: 'neutral',
} as const;

/** How a message sounds and which words say so. The tag opens the ways to correct it. */
export function ToneLine({ message }: ToneLineProps): ReactElement | null {
  const text = useText();
  const entries = useTone(message, 'plain');
  const { sentiment = 'unknown', tone } = message;
  if (tone === undefined) return null;
  const isQuiet = (sentiment === 'neutral' || sentiment === 'unknown') && tone.by === 'words';
  if (isQuiet && !tone.isQuestion) return null;
  const words = decidingWords(message);
  return (
    <div className={css['line']}>
      {isQuiet ? null : (
        <Menu
          label={text('tone.correct')}
          trigger={
            <TagButton
              tone={COLORS[sentiment]}
              label={text('tone.correctNow', { tone: text(`sentiment.${sentiment}`) })}
            >
              {text(`sentiment.${sentiment}`)}
            </TagButton>
          }
          entries={entries}
        />
      )}
      {tone.isComplaint ? <Tag>{text('tone.complaint')}</Tag> : null}
      {tone.isQuestion ? <Tag>{text('tone.question')}</Tag> : null}
      {tone.by === 'person' ? (
        <span className={css['why']}>{text('tone.bySelf')}</span>
      ) : words.length === 0 ? null : (
        <span className={css['why']} dir="auto">
          {words.map((word) => text('tone.quoted', { word })).join(' · ')}
        </span>
      )}
    </div>
  );
}
