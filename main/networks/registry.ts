import { bluesky } from './bluesky/index.ts';
import type { NetworkConnector } from './connector.ts';
import { discourse } from './discourse/index.ts';
import { facebook } from './facebook/index.ts';
import { feeds } from './feeds/index.ts';
import { github } from './github/index.ts';
import { googleBusiness } from './google-business/index.ts';
import { instagram } from './instagram/index.ts';
import { linkedin } from './linkedin/index.ts';
import { mail } from './mail/index.ts';
import { mastodon } from './mastodon/index.ts';
import { nostr } from './nostr/index.ts';
import { reddit } from './reddit/index.ts';
import { sampleNetworks } from './sample/index.ts';
import { telegram } from './telegram/index.ts';
import { threads } from './threads/index.ts';
import { wordpress } from './wordpress/index.ts';
import { x } from './x/index.ts';
import { youtube } from './youtube/index.ts';

/** Every network that Parley knows, in the order in which they are offered. One line per network. */
export const networks: readonly NetworkConnector[] = [
  mastodon,
  bluesky,
  wordpress,
  feeds,
  mail,
  nostr,
  youtube,
  googleBusiness,
  linkedin,
  discourse,
  facebook,
  github,
  instagram,
  telegram,
  reddit,
  threads,
  x,
  ...sampleNetworks,
];
