import { generateOpml, type Opml } from 'feedsmith';
import { subscriptionCommands as contract } from '#contract/subscription-rows.ts';
import { byPlace, deckIdOf, FIRST_DECK, isFeedColumn, type FeedColumn } from '#domain/column.ts';
import type { Reader } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

type Outline = Opml.Outline<Date>;

export const subscriptionCommands = {
  'subscription.import': command(contract['subscription.import'], async (args, ports) => {
    const client = ports.store.forWorkspace(args.workspaceId);
    if ((await client.get('workspaces', args.workspaceId)) === null) return refused('not-found');
    const before = await subscriptionsIn(client);
    const imported = await ports.accounts.importSubscriptions(args);
    if (!imported.ok) return imported;
    const after = await subscriptionsIn(client);
    return done({ addedCount: after.length - before.length, knownCount: before.length });
  }),

  'subscription.export': command(
    contract['subscription.export'],
    async ({ workspaceId }, ports) => {
      const { store, clock } = ports;
      const client = store.forWorkspace(workspaceId);
      const workspace = await client.get('workspaces', workspaceId);
      if (workspace === null) return refused('not-found');
      const columns = await subscriptionsIn(client);
      // A file without a single entry is none: http://opml.org/spec2.opml
      if (columns.length === 0) return refused('not-found');
      const decks = await client.find('library', { where: { kind: 'deck' } });
      const names = new Map(
        decks.flatMap((deck) => (deck.kind === 'deck' ? [[deck.id, deck.name]] : [])),
      );
      const folders = [...Map.groupBy(columns, deckIdOf)].flatMap(
        ([deckId, inside]): readonly Outline[] =>
          deckId === FIRST_DECK
            ? inside.map(outlineOf)
            : [{ text: names.get(deckId) ?? workspace.name, outlines: inside.map(outlineOf) }],
      );
      const head = { title: workspace.name, dateCreated: new Date(clock.now()) };
      const text = generateOpml({ head, body: { outlines: [...folders] } });
      const saved = await ports.saveFile({ name: `${workspace.name}.opml`, text });
      return saved.kind === 'failed'
        ? { ok: false, failure: saved.failure }
        : done({ isSaved: saved.kind === 'saved' });
    },
  ),
};

async function subscriptionsIn(reader: Reader): Promise<readonly FeedColumn[]> {
  const entries = await reader.find('library', { where: { kind: 'column' } });
  return entries
    .filter((entry) => entry.kind === 'column')
    .filter(isFeedColumn)
    .filter(({ source }) => source.feed.kind === 'feed')
    .toSorted(byPlace);
}

function outlineOf({ name, source }: FeedColumn): Outline {
  const xmlUrl = source.feed.param ?? '';
  const text = name ?? xmlUrl;
  return { type: 'rss', text, title: text, xmlUrl };
}
