import type { TriageFields } from '#domain/events.ts';
import { conversationId, personId, toId, type ReplyId } from '#domain/ids.ts';
import { sha256 } from '#main/media/kept-files.ts';
import type { Transaction } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aReply,
  aWorkspace,
  BAKERY,
} from './documents.ts';

/** Somebody who left traces wherever there can be any, each under a word of its own; and who else is there. */

const bakery = anAccount(BAKERY);
export const AVATAR = 'https://pictures.example/canaryavatar.png';
export const FILE = new TextEncoder().encode('canaryfile');
export const SHARED_FILE = new TextEncoder().encode('for two');
export const canary = aPerson(BAKERY, {
  id: personId(BAKERY, 'mastodon', 'canaryid'),
  remoteId: 'canaryid',
  name: 'Kanari Vogel',
  handle: '@canaryhandle@a.example',
  avatarUrl: AVATAR,
  bio: 'Canarybio',
  note: 'Canarynote',
  fields: { birthday: 'Canaryfield' },
  labelIds: [],
});
export const ben = aPerson(BAKERY, {
  id: personId(BAKERY, 'mastodon', 'ben'),
  remoteId: 'ben',
  name: 'Ben',
  note: 'Freund von Kanari Vogel, mag Brot',
});
const by = {
  authorId: canary.id,
  authorName: canary.name,
  authorHandle: canary.handle,
  authorAvatarUrl: AVATAR,
  text: 'Canarywords stehen hier',
};
const alone = conversationId(bakery.id, 'alone');
export const shared = conversationId(bakery.id, 'shared');
export const elsewhere = conversationId(bakery.id, 'elsewhere');
const theirs = aMessage(bakery, 's', { ...by, conversationId: shared, createdAt: 9 });
const answer = aReply(aMessage(bakery, 'a1', { ...by, conversationId: alone }));
const attached = (mediaId: string) => ({
  mediaId,
  mimeType: 'text/plain',
  byteLength: 1,
  name: 'x',
  alt: '',
});
const note = (text: string) => ({ id: text, text, createdAt: 1 });
const triaged = (text: string): TriageFields => ({
  state: 'open',
  snoozedUntil: null,
  sleepsThrough: false,
  labelIds: ['only-theirs'],
  notes: [note(text), note('Brot bestellt')],
  isMuted: false,
});
export function plant(tx: Transaction): void {
  tx.put('workspaces', aWorkspace(BAKERY));
  tx.put('accounts', bakery);
  tx.put('people', canary);
  tx.put('people', ben);
  tx.put('library', {
    id: 'only-theirs',
    workspaceId: BAKERY,
    createdAt: 1,
    kind: 'label',
    name: 'Canarylabel',
    color: '#123456',
  });
  tx.put('library', {
    id: 'saved',
    workspaceId: BAKERY,
    createdAt: 1,
    kind: 'saved-reply',
    name: 'Gruß',
    text: 'Danke, @canaryhandle, für alles',
  });
  plantMessages(tx);
  plantReplies(tx);
  plantEvents(tx);
}

function plantMessages(tx: Transaction): void {
  tx.put('library', {
    id: 'column',
    workspaceId: BAKERY,
    createdAt: 1,
    kind: 'column',
    position: 1,
    source: {
      kind: 'feed',
      accountId: bakery.id,
      feed: { kind: 'author', param: 'canaryhandle@a.example' },
    },
  });
  for (let n = 0; n < 30; n++)
    tx.put('messages', aMessage(bakery, `a${n}`, { ...by, conversationId: alone }));
  tx.put('messages', theirs);
  tx.put('messages', aMessage(bakery, 'b', { authorId: ben.id, conversationId: shared }));
  const who = {
    personId: canary.id,
    personName: canary.name,
    personHandle: canary.handle,
    preview: { authorName: canary.name, direction: 'in', text: by.text, at: 9 } as const,
    labelIds: ['only-theirs'],
  };
  tx.put('conversations', aConversation(bakery, { ...who, remoteRootId: 'alone' }));
  tx.put(
    'conversations',
    aConversation(bakery, {
      ...who,
      remoteRootId: 'shared',
      labelIds: [],
      notes: [note('Kanari Vogel ruft an'), note('Brot bestellt')],
    }),
  );
  tx.put(
    'conversations',
    aConversation(bakery, {
      remoteRootId: 'elsewhere',
      personId: ben.id,
      notes: [note('Wie bei Kanari Vogel'), note('bleibt')],
    }),
  );
}

function plantReplies(tx: Transaction): void {
  tx.put('replies', {
    ...answer,
    content: { ...answer.content, media: [attached(sha256(FILE)), attached(sha256(SHARED_FILE))] },
  });
  const toBen = aReply(aMessage(bakery, 'b', { authorId: ben.id, conversationId: shared }), {
    id: toId<ReplyId>('reply-to-ben'),
  });
  tx.put('replies', {
    ...toBen,
    content: { ...toBen.content, media: [attached(sha256(SHARED_FILE))] },
  });
}

function plantEvents(tx: Transaction): void {
  const event = { workspaceId: BAKERY, at: 5 };
  const ran = {
    ...event,
    ruleId: 'r',
    ruleName: 'R',
    ruleVersion: 1,
    runId: 'run',
    deeds: [{ action: { kind: 'note', text: 'Frag @canaryhandle@a.example' } as const }],
  };
  const quiet = { before: triaged('x'), after: triaged('Kanari Vogel war da') };
  tx.put('events', {
    ...ran,
    id: '1',
    kind: 'rule.ran',
    conversationId: alone,
    messageId: theirs.id,
    ...quiet,
  });
  tx.put('events', {
    ...ran,
    id: '2',
    kind: 'rule.applied',
    conversationId: shared,
    messageId: aMessage(bakery, 'b').id,
    ...quiet,
  });
  tx.put('events', {
    ...event,
    id: '3',
    kind: 'conversation.triaged',
    conversationId: elsewhere,
    before: triaged('x'),
    after: triaged('Wie bei Kanari Vogel'),
  });
  tx.put('events', {
    ...event,
    id: '4',
    kind: 'person.changed',
    personId: canary.id,
    before: { fields: { birthday: 'Canaryearlier' } },
    after: { note: 'Canarynote' },
  });
  tx.put('events', {
    ...event,
    id: '5',
    kind: 'person.changed',
    personId: ben.id,
    before: { note: null },
    after: { note: 'Freund von Kanari Vogel' },
  });
  tx.put('events', {
    ...event,
    id: '6',
    kind: 'reply.queued',
    conversationId: alone,
    replyId: answer.id,
  });
  tx.put('monitors', {
    id: 'm',
    workspaceId: BAKERY,
    name: 'Brot',
    words: 'brot',
    createdAt: 1,
    rules: [
      { id: 'n', createdAt: 1, kind: 'author', authorId: canary.id, label: canary.name },
      { id: 'o', createdAt: 1, kind: 'message', messageId: theirs.id, label: by.text },
      { id: 'p', createdAt: 1, kind: 'word', word: 'zeit' },
    ],
  });
}
