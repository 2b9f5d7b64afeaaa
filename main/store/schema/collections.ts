import { accounts } from './accounts.ts';
import { conversations } from './conversations.ts';
import { cursors } from './cursors.ts';
import { events } from './events.ts';
import { library } from './library.ts';
import { messages } from './messages.ts';
import { monitors } from './monitors.ts';
import { people } from './people.ts';
import { replies } from './replies.ts';
import { workspaces } from './workspaces.ts';

/** Every collection with its schema. The free RxDB opens thirteen; the names are store.ts's. */
export const SCHEMAS = {
  workspaces,
  accounts,
  conversations,
  messages,
  people,
  replies,
  monitors,
  library,
  cursors,
  events,
} as const;

export const COLLECTION_NAMES = [
  'workspaces',
  'accounts',
  'conversations',
  'messages',
  'people',
  'replies',
  'monitors',
  'library',
  'cursors',
  'events',
] as const satisfies readonly (keyof typeof SCHEMAS)[];
