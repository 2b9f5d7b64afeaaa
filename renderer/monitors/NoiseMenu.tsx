import { useState, type ReactElement } from 'react';
import type { HitRow } from '#contract/monitor-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './NoiseMenu.module.css';
import type { Noise } from './use-hit-actions.ts';

type NoiseMenuProps = {
  readonly row: HitRow;
  readonly keys: string | undefined;
  readonly onNoise: (noise: Noise) => void;
};

/** "Not about us": this mention, or everything of its author, its site or with a word. */
export function NoiseMenu({ row, keys, onNoise }: NoiseMenuProps): ReactElement {
  const text = useText();
  const [word, setWord] = useState<string | null>(null);
  const { site, authorName: name } = row;
  const noSite = site === undefined ? { reason: text('monitors.noSite') } : {};
  if (word !== null)
    return (
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (word.trim() !== '') onNoise({ kind: 'word', word: word.trim() });
          setWord(null);
        }}
      >
        <TextField
          label={text('monitors.noiseWord')}
          isLabelHidden
          isFirst
          placeholder={text('monitors.noiseWord')}
          value={word}
          onChange={setWord}
          maxLength={100}
        />
        <Button type="submit">{text('monitors.leaveOut')}</Button>
        <Button look="quiet" onPress={() => setWord(null)}>
          {text('monitors.cancel')}
        </Button>
      </form>
    );
  return (
    <Menu
      label={text('monitors.notUs')}
      trigger={
        <Button look="quiet" keys={keys}>
          {text('monitors.notUs')}
        </Button>
      }
      entries={[
        {
          id: 'message',
          label: text('monitors.noise.message'),
          onPress: () => onNoise({ kind: 'message' }),
        },
        {
          id: 'author',
          label: text('monitors.noise.author', { name }),
          onPress: () => onNoise({ kind: 'author' }),
        },
        {
          id: 'site',
          label: text('monitors.noise.site', { site: site ?? '' }),
          ...noSite,
          onPress: () => onNoise({ kind: 'site' }),
        },
        { id: 'word', label: text('monitors.noise.word'), onPress: () => setWord('') },
      ]}
    />
  );
}
