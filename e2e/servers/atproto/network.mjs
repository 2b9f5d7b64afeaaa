// Starts PLC, PDS, AppView and Ozone on four ports in a row, prints READY with their addresses.
import { TestNetwork, TestNetworkNoAppView } from '@atproto/dev-env';

const first = Number(process.env.FIRST_PORT ?? 2582);
const plc = { port: first };
const pds = {
  port: first + 1,
  hostname: 'localhost',
  enableDidDocWithSession: true,
  rateLimitsEnabled: Boolean(process.env.RATE),
};

async function start() {
  if (process.env.ALONE) return TestNetworkNoAppView.create({ plc, pds });
  return TestNetwork.create({
    dbPostgresSchema: process.env.SCHEMA,
    plc,
    pds,
    bsky: { port: first + 2, publicUrl: `http://localhost:${first + 2}` },
    ozone: { port: first + 5, dbMaterializedViewRefreshIntervalMs: 30_000 },
  });
}

const startedAt = Date.now();
const network = await start();
const urls = { plc: network.plc.url, pds: network.pds.url, appView: network.bsky?.url };
console.log('READY', JSON.stringify({ ...urls, startMs: Date.now() - startedAt }));

process.once('SIGTERM', () => {
  void network.close().finally(() => process.exit(0));
});
