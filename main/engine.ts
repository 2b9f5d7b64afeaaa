import type { Ask } from '#contract/asks.ts';
import type { Ports } from '#main/ports.ts';

/** What the engine is told about the app that it runs in. */
export type About = {
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly systemLocale: 'en' | 'de';
};

/** All of Parley but the window. Everything is `unknown` at this door: commands and views check it. */
export type Engine = {
  /** Runs a command of contract/commands.ts; resolves with a `Result`, never rejects. */
  run(name: string, args: unknown): Promise<unknown>;
  /**
   * Opens a view of contract/views.ts. `onUpdate` gets a `Delta`, or `{ trouble: Failure }`. The
   * answer closes it.
   */
  watch(name: string, args: unknown, onUpdate: (update: unknown) => void): () => void;
  /** The picture behind a path such as `/media/<key>`; null when there is none. */
  media(path: string): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string } | null>;
  /** What the engine asks of the window, for example after a click on a notification. */
  onAsk(listener: (ask: Ask) => void): () => void;
  /** Stops sync and outbox, lets writes finish, closes the store. Twice is once. */
  close(): Promise<void>;
};

/** Starts everything. Rejects with `DataTooNewError` when a newer Parley wrote the data. */
export async function startEngine(ports: Ports, about: About): Promise<Engine> {
  ports.log('engine.start', { version: about.version });
  // @TODO(#2) wiring follows as the parts land.
  await Promise.reject(new Error('The engine is not wired yet'));
  throw new Error('unreachable');
}
