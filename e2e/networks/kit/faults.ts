import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import type { Asked } from './routes.ts';

/** What goes wrong with one request, beside the faults that conformance puts before every server. */
export type Fault =
  /** The token is not known any more. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'busy'; readonly retryAfterS: number }
  /** Done, and answered with 500: nobody can know. */
  | { readonly kind: 'failed after' }
  /** Done, and the connection dies. */
  | { readonly kind: 'lost' }
  /** A page of a proxy in the place of the answer. */
  | { readonly kind: 'html' }
  | { readonly kind: 'cut' }
  /** Text is numbers, numbers are objects. */
  | { readonly kind: 'wrong types' }
  /** The first answer again, for ever: a cursor that leads in circles. */
  | { readonly kind: 'loop' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Whatever the network itself says in such a case. */
  | { readonly kind: 'says'; readonly answer: LoopbackAnswer };

export type ScriptedFault = {
  /** Matched against `METHOD /path`. */
  readonly on: RegExp;
  readonly fault: Fault;
  /** How many requests meet it; default 1. */
  readonly times?: number;
};

export type FaultScript = {
  readonly add: (scripted: ScriptedFault) => void;
  /** The answer with the fault that is due, or as `answer` makes it. */
  meet(asked: Asked, answer: () => Promise<LoopbackAnswer>): Promise<LoopbackAnswer>;
};

export function createFaultScript(): FaultScript {
  const script: { on: RegExp; fault: Fault; left: number; first: LoopbackAnswer | null }[] = [];
  return {
    add: ({ on, fault, times = 1 }) => void script.push({ on, fault, left: times, first: null }),
    async meet(asked, answer) {
      const name = `${asked.method} ${asked.path}`;
      const due = script.find(({ on, left }) => left > 0 && on.test(name));
      if (due === undefined) return await answer();
      due.left -= 1;
      if (due.fault.kind !== 'loop') return await answerWith(due.fault, answer);
      due.first ??= await answer();
      return due.first;
    },
  };
}

async function answerWith(
  fault: Exclude<Fault, { kind: 'loop' }>,
  answer: () => Promise<LoopbackAnswer>,
): Promise<LoopbackAnswer> {
  switch (fault.kind) {
    case 'refused':
      return { kind: 'json', value: { error: 'invalid_token' }, status: 401 };
    case 'forbidden':
      return { kind: 'json', value: { error: 'forbidden' }, status: 403 };
    case 'busy':
      return { status: 429, headers: { 'retry-after': String(fault.retryAfterS) } };
    case 'failed after':
      await answer();
      return { status: 500 };
    case 'lost':
      await answer();
      return { kind: 'reset' };
    case 'html':
      return { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Hi</title>' };
    case 'cut':
      return { kind: 'cut' };
    case 'wrong types':
      return wrongTypes(await answer());
    case 'slow':
      await sleep(fault.delayMs);
      return await answer();
    case 'says':
      return fault.answer;
  }
}

function swap(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return 7;
  return typeof value === 'number' ? { n: String(value) } : value;
}

function wrongTypes(answer: LoopbackAnswer): LoopbackAnswer {
  if (answer.kind !== 'json') return answer;
  return { ...answer, value: JSON.parse(JSON.stringify(answer.value), swap) };
}
