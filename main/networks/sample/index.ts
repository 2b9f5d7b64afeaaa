import type { AccountCapabilities, ActionKind } from '#domain/capabilities.ts';
import type { NetworkInfo } from '#domain/network.ts';
import type { NetworkConnector } from '#main/networks/connector.ts';
import { blogStory } from './blog-story.ts';
import { blueskyStory } from './bluesky-story.ts';
import { openSampleClient } from './client.ts';
import { mastodonStory } from './mastodon-story.ts';
import type { Story } from './story.ts';
import type { Memory } from './told.ts';

type Embedded = {
  readonly info: Pick<NetworkInfo, 'id' | 'name' | 'glyph' | 'color' | 'defaultTextRule' | 'feeds'>;
  readonly story: Story;
  readonly actions: readonly ActionKind[];
  readonly offers: Pick<
    AccountCapabilities,
    'visibilities' | 'contentWarning' | 'language' | 'parts' | 'posts'
  >;
};

function capabilitiesOf({ info, actions, offers }: Embedded): AccountCapabilities {
  return {
    ...offers,
    text: info.defaultTextRule,
    actions: Object.fromEntries(actions.map((action) => [action, { can: true } as const])),
    feeds: info.feeds,
    // The key of a reply is its id here: sent twice it is one message.
    sendGuarantee: { kind: 'chosen-id' },
    streaming: true,
  };
}

function embed(embedded: Embedded): NetworkConnector {
  const { story, info } = embedded;
  return {
    info: {
      ...info,
      summary: { en: 'Part of the sample client', de: 'Teil des Beispielkunden' },
      price: { en: 'Lives inside Parley', de: 'Lebt in Parley selbst' },
      stage: 'embedded',
      signIn: [],
    },
    probe: async () => await Promise.resolve(null),
    async signIn({ fields }, { clock }) {
      const memory: Memory = {
        locale: fields['locale'] === 'de' ? 'de' : 'en',
        startedAt: clock.now(),
      };
      return await Promise.resolve({
        serverUrl: '',
        remoteUserId: 'us',
        handle: story.account.handle,
        displayName: story.account.name,
        capabilities: capabilitiesOf(embedded),
        secret: JSON.stringify(memory),
      });
    },
    open: (session, lent) => openSampleClient(session, story, lent),
  };
}

const SOCIAL: readonly ActionKind[] = [
  'reply',
  'like',
  'unlike',
  'boost',
  'unboost',
  'delete',
  'block',
  'unblock',
];

/** The networks of the sample client: they look like real ones and never leave the app. */
export const sampleNetworks: readonly NetworkConnector[] = [
  embed({
    info: {
      id: 'sample-mastodon',
      name: 'Mastodon',
      glyph: 'm',
      color: '#563acc',
      defaultTextRule: {
        unit: 'grapheme',
        max: 500,
        linkLength: 23,
        mentionWithoutServer: true,
        warningCounts: true,
      },
      feeds: ['interactions', 'direct', 'own', 'author', 'home', 'search'],
    },
    story: mastodonStory,
    actions: SOCIAL,
    offers: {
      visibilities: ['public', 'unlisted', 'followers', 'direct'],
      contentWarning: true,
      language: true,
      parts: true,
      posts: ['public', 'direct'],
    },
  }),
  embed({
    info: {
      id: 'sample-bluesky',
      name: 'Bluesky',
      glyph: 'b',
      color: '#0b66d6',
      defaultTextRule: { unit: 'grapheme', max: 300, also: { unit: 'byte', max: 3000 } },
      feeds: ['interactions', 'own', 'author', 'home', 'search'],
    },
    story: blueskyStory,
    actions: [...SOCIAL, 'hide', 'unhide'],
    offers: {
      visibilities: ['public'],
      contentWarning: false,
      language: true,
      parts: true,
      posts: ['public'],
    },
  }),
  embed({
    info: {
      id: 'sample-wordpress',
      name: 'WordPress',
      glyph: 'W',
      color: '#1b6f9e',
      defaultTextRule: { unit: 'codepoint', max: 65_525 },
      feeds: ['interactions', 'own'],
    },
    story: blogStory,
    actions: ['reply', 'delete', 'hide', 'unhide'],
    offers: { visibilities: ['public'], contentWarning: false, language: false },
  }),
];
