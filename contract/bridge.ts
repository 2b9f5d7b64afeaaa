/**
 * The one door between main and the window. Everything is `unknown` here on purpose: main checks what
 * it gets and what it sends with the schemas of this folder, the window the form of what it gets.
 */
export type RawBridge = {
  /** Runs a command; resolves with a `Result`. */
  run(name: string, args: unknown): Promise<unknown>;
  /**
   * Opens a view; `onUpdate` gets a `Delta` or a `ViewTrouble`. The answer closes it. Main closes
   * all views of a window that goes away.
   */
  watch(name: string, args: unknown, onUpdate: (update: unknown) => void): () => void;
  /** What the application menu or a notification asks the window to do. */
  onAsk(listener: (ask: unknown) => void): () => void;
};

/**
 * The same as the preload script puts it on `window.parley`: updates of views come as JSON. Between the
 * worlds of a page every object is copied part by part, and a text is copied at once.
 */
export type WindowDoor = Omit<RawBridge, 'watch'> & {
  watch(name: string, args: unknown, onText: (update: string) => void): () => void;
};

/** Names of the channels. */
export const CHANNELS = {
  run: 'parley:run',
  watch: 'parley:watch',
  unwatch: 'parley:unwatch',
  update: 'parley:update',
  ask: 'parley:ask',
  /** The page saw the connection come or go: a reason to look, not a fact. */
  wake: 'parley:wake',
} as const;
