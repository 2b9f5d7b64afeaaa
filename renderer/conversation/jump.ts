import { createContext, use } from 'react';
import type { MessageId } from '#domain/ids.ts';

/** Goes to a message of the open conversation, also to one that is not loaded yet. */
export type Jump = (messageId: MessageId) => void;

export const JumpContext = createContext<Jump>(() => undefined);

export function useJump(): Jump {
  return use(JumpContext);
}
