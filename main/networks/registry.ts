import { info as bluesky } from './bluesky/info.ts';
import { atHand, type KnownNetwork } from './connector.ts';
import { info as discourse } from './discourse/info.ts';
import { info as facebook } from './facebook/info.ts';
import { info as feeds } from './feeds/info.ts';
import { info as github } from './github/info.ts';
import { info as googleBusiness } from './google-business/info.ts';
import { info as instagram } from './instagram/info.ts';
import { info as linkedin } from './linkedin/info.ts';
import { info as mail } from './mail/info.ts';
import { info as mastodon } from './mastodon/info.ts';
import { info as nostr } from './nostr/info.ts';
import { info as reddit } from './reddit/info.ts';
import { sampleNetworks } from './sample/index.ts';
import { info as telegram } from './telegram/info.ts';
import { info as threads } from './threads/info.ts';
import { info as wordpress } from './wordpress/info.ts';
import { info as x } from './x/info.ts';
import { info as youtube } from './youtube/info.ts';

/**
 * Every network that Parley knows, in the order in which they are offered. One line per network: what it
 * is, and where its code lies, which is read when an account or a sign-in needs it.
 */
export const networks: readonly KnownNetwork[] = [
  { info: mastodon, connector: async () => (await import('./mastodon/index.ts')).mastodon },
  { info: bluesky, connector: async () => (await import('./bluesky/index.ts')).bluesky },
  { info: wordpress, connector: async () => (await import('./wordpress/index.ts')).wordpress },
  { info: feeds, connector: async () => (await import('./feeds/index.ts')).feeds },
  { info: mail, connector: async () => (await import('./mail/index.ts')).mail },
  { info: nostr, connector: async () => (await import('./nostr/index.ts')).nostr },
  { info: youtube, connector: async () => (await import('./youtube/index.ts')).youtube },
  {
    info: googleBusiness,
    connector: async () => (await import('./google-business/index.ts')).googleBusiness,
  },
  { info: linkedin, connector: async () => (await import('./linkedin/index.ts')).linkedin },
  { info: discourse, connector: async () => (await import('./discourse/index.ts')).discourse },
  { info: facebook, connector: async () => (await import('./facebook/index.ts')).facebook },
  { info: github, connector: async () => (await import('./github/index.ts')).github },
  { info: instagram, connector: async () => (await import('./instagram/index.ts')).instagram },
  { info: telegram, connector: async () => (await import('./telegram/index.ts')).telegram },
  { info: reddit, connector: async () => (await import('./reddit/index.ts')).reddit },
  { info: threads, connector: async () => (await import('./threads/index.ts')).threads },
  { info: x, connector: async () => (await import('./x/index.ts')).x },
  ...sampleNetworks.map(atHand),
];
