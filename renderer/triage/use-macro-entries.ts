import { isMacroKey } from '#renderer/keys/key-map.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useMacros } from '#renderer/state/macros.ts';
import type { MenuEntry } from '#renderer/ui/Menu.tsx';

/** Macros in a menu, with their keys; as by their keys they do it to all that is selected. */
export function useMacroEntries(): readonly MenuEntry[] {
  const key = useShownKey();
  return useMacros().map(({ id, name, slot, run }) => {
    const command = `macro.${slot}`;
    const keys = isMacroKey(command) ? key(command) : undefined;
    return { id: `macro:${id}`, label: name, keys, onPress: run };
  });
}
