import type { NetworkConnector } from './connector.ts';
import { sampleNetworks } from './sample/index.ts';

/** Every network that Parley knows, in the order in which they are offered. One line per network. */
export const networks: readonly NetworkConnector[] = [...sampleNetworks];
