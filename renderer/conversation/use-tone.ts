import { useMemo } from 'react';
import type { ConversationEntry, MessageRow } from '#contract/rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import type { MenuEntry } from '#renderer/ui/Menu.tsx';

const TONES = ['negative', 'neutral', 'positive'] as const;
type SetTone = (message: MessageRow, sentiment: (typeof TONES)[number] | null) => void;

function useSetTone(): SetTone {
  const text = useText();
  const set = useAction('message.setSentiment');
  const bridge = useBridge();
  return ({ workspaceId, messageId }, sentiment) => {
    const told = sentiment === null ? text('tone.asWords') : text(`sentiment.${sentiment}`);
    const run = async (): Promise<void> => {
      if ((await set({ workspaceId, messageId, sentiment })) !== null)
        tellChange(bridge, { kind: 'message', id: 'tone.sounds', values: { tone: told } });
    };
    void run();
  };
}

/** The ways to correct how a message sounds. */
export function useTone(message: MessageRow, look: 'plain' | 'named'): readonly MenuEntry[] {
  const text = useText();
  const setTone = useSetTone();
  const label = (tone: string): string => (look === 'plain' ? tone : text('tone.sounds', { tone }));
  const entries: MenuEntry[] = TONES.map((tone) => ({
    id: `tone.${tone}`,
    label: label(text(`sentiment.${tone}`)),
    isOn: message.sentiment === tone,
    onPress: () => setTone(message, tone),
  }));
  if (message.tone?.by === 'person')
    entries.push({
      id: 'tone.words',
      label: label(text('tone.asWords')),
      onPress: () => setTone(message, null),
    });
  return entries;
}

/** One key: the newest incoming message sounds as the next of the three. */
export function useToneKey(rows: readonly ConversationEntry[]): void {
  const setTone = useSetTone();
  const newest = useMemo(
    () => rows.findLast((row) => row.entry === 'message' && row.direction === 'in'),
    [rows],
  );
  useKeys({
    'conversation.tone': () => {
      if (newest?.entry !== 'message') return;
      const at = TONES.findIndex((tone) => tone === newest.sentiment);
      setTone(newest, TONES[(at + 1) % TONES.length] ?? 'negative');
    },
  });
}
