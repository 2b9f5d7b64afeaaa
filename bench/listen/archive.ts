import { join } from 'node:path';
import { conversationId, personId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { openStore } from '#main/store/open.ts';
import { aMessage, anAccount, aPerson, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { dice } from '#bench/store/documents.ts';

const PER_WRITE = 500;
const PEOPLE = 5000;
/** The archive reaches back so long. */
const SPAN_MS = 3 * 365 * 86_400_000;
/** One message of so many names the client, one of so many its competitor. */
const NAMED = 500;
const RIVAL = 300;

const WORDS =
  `danke für die schnelle antwort wann kommt das neue modell in den laden habe ich schon zweimal gefragt
leider keine rückmeldung super service gerne wieder the delivery was late and support did not answer please help
order number refund broken screen love this product great team wo finde ich anleitung kann man auch online bestellen
preis lieferung termin rechnung adresse öffnungszeiten filiale köln hamburg münchen berlin kaffee espresso`.split(
    /\s+/u,
  );
const SOUNDS = ['neutral', 'neutral', 'negative', 'positive'] as const;

export const account = anAccount(BAKERY, { state: 'paused' });

/** Messages as they come in, the same in every run; number 0 is the oldest. */
export function createMessages(size: number, now: number): (number: number) => Message {
  const random = dice(11);
  return (number) => {
    const words = Array.from(
      { length: 8 + random.below(24) },
      () => WORDS[random.below(WORDS.length)] ?? '',
    );
    const name = number % NAMED === 0 ? 'Rösterei Rabe' : number % RIVAL === 0 ? 'Nordlicht' : '';
    const person = random.below(PEOPLE);
    const createdAt = Math.floor(now - SPAN_MS + ((number + 1) * SPAN_MS) / (size + 1));
    return aMessage(account, `m${number}`, {
      conversationId: conversationId(account.id, `c${Math.floor(number / 4)}`),
      authorId: personId(BAKERY, 'mastodon', `person-${person}`),
      authorName: `Person ${person}`,
      text: `${words.join(' ')} ${name}`.trim(),
      createdAt,
      receivedAt: createdAt,
      sentiment: SOUNDS[random.below(SOUNDS.length)] ?? 'neutral',
    });
  };
}

/** A data folder with one client, an account at rest and `size` messages that were heard. */
export async function makeArchive(dataDir: string, size: number): Promise<void> {
  const now = Date.now();
  const store = await openStore({
    file: join(dataDir, 'parley.sqlite'),
    clock: createManualClock(now),
    random: { uuid: () => 'id', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    log: () => undefined,
  });
  const client = store.forWorkspace(BAKERY);
  const messageOf = createMessages(size, now);
  await client.change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY, { name: 'Bakery' }));
      tx.put('accounts', account);
      for (let index = 0; index < PEOPLE; index++)
        tx.put(
          'people',
          aPerson(BAKERY, {
            id: personId(BAKERY, 'mastodon', `person-${index}`),
            remoteId: `person-${index}`,
            reach: index,
          }),
        );
    },
    { safety: 'cache' },
  );
  for (let from = 0; from < size; from += PER_WRITE)
    await client.change(
      (tx) => {
        for (let number = from; number < Math.min(size, from + PER_WRITE); number++)
          tx.put('messages', messageOf(number));
      },
      { safety: 'cache' },
    );
  await store.close();
}
