import type { SignInPrompt } from '#domain/sign-in.ts';
import { ConnectorError } from '#main/networks/connector.ts';

type Fields = Readonly<Record<string, string>>;
type Shown = { readonly prompt: SignInPrompt; readonly answer?: (fields: Fields) => void };

/** What sign-ins under way ask in the window: one thing per sign-in at a time. */
export type Prompts = {
  current(): ReadonlyMap<string, SignInPrompt>;
  onChange(listener: () => void): () => void;
  show(flowId: string, prompt: SignInPrompt): void;
  ask(
    flowId: string,
    prompt: Extract<SignInPrompt, { kind: 'fields' }>,
    signal: AbortSignal,
  ): Promise<Fields>;
  answer(flowId: string, fields: Fields): void;
  end(flowId: string): void;
};

export function createPrompts(): Prompts {
  const shown = new Map<string, Shown>();
  const listeners = new Set<() => void>();
  const put = (flowId: string, next: Shown | null): void => {
    if (next === null && !shown.has(flowId)) return;
    if (next === null) shown.delete(flowId);
    else shown.set(flowId, next);
    for (const listener of listeners) listener();
  };
  return {
    current: () => new Map([...shown].map(([flowId, { prompt }]) => [flowId, prompt])),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show: (flowId, prompt) => put(flowId, { prompt }),
    async ask(flowId, prompt, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Fields>();
      const cancel = (): void => reject(new ConnectorError({ code: 'canceled' }, true));
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      put(flowId, { prompt, answer: resolve });
      return await promise.finally(() => {
        signal.removeEventListener('abort', cancel);
        put(flowId, null);
      });
    },
    answer: (flowId, fields) => shown.get(flowId)?.answer?.(fields),
    end: (flowId) => put(flowId, null),
  };
}
