import { spawn } from 'node:child_process';
import { createServer } from 'vite';

/** Serves the page with hot replacement and runs the app beside it; both end together. */
const server = await createServer({
  server: { host: '127.0.0.1', port: 0, hmr: { host: '127.0.0.1' } },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const [command, args] = JSON.parse(process.env.PARLEY_DEV_COMMAND);
const env = { ...process.env, PARLEY_DEV_URL: address };
const app = spawn(command, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
app.on('exit', (code) => {
  void server.close().then(() => process.exit(code ?? 1));
});
