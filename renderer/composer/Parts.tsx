import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './Parts.module.css';
import type { SplitAnswer } from './use-parts.ts';

/** Offers to send what is too long in parts, and shows each part as it will read. */
export function Parts({ split }: { readonly split: SplitAnswer }): ReactElement | null {
  const text = useText();
  const { parts, isOn, setOn } = split;
  if (parts === null) return null;
  const count = parts.length;
  return (
    <div className={css['parts']}>
      <div className={css['line']}>
        <span className={css['words']}>
          {text(isOn ? 'composer.partsOn' : 'composer.partsOffer', { count })}
        </span>
        <Button aria-pressed={isOn} onPress={() => setOn(!isOn)}>
          {text(isOn ? 'composer.partsOff' : 'composer.partsTurnOn', { count })}
        </Button>
      </div>
      {isOn ? (
        <ol className={css['list']}>
          {parts.map((part) => (
            <li key={part.text} className={css['part']} dir="auto">
              {part.text}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
