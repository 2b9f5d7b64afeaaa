import type { EventEmitter } from 'node:events';
import type { Session } from './devtools.ts';
import { createEvent } from './event.ts';
import { fromChromium, handlerFor } from './protocol.ts';
import type { PausedRequest } from './protocol-types.ts';

/** What a page's contents tell about themselves here. */
type Asking = EventEmitter & {
  readonly targetId: string;
  readonly mainFrame: object;
  readonly ownNavigation: string;
};

/** Every request of a page stops here: navigation is asked for, our own schemes are answered. */
export async function answerRequest(
  contents: Asking,
  page: Session,
  paused: PausedRequest,
): Promise<void> {
  const { requestId } = paused;
  const url = fromChromium(paused.request.url);
  try {
    if (isRefused(contents, paused, url)) {
      await page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const handler = handlerFor(url);
    if (handler === undefined) {
      await page.send('Fetch.continueRequest', { requestId });
      return;
    }
    await page.send('Fetch.fulfillRequest', await answerOf(paused, url, handler));
  } catch (error) {
    // A handler that rejects is a failed request, as in Electron. A closed page is nobody's concern.
    if (!/closed|Session with given id/u.test(String(error)))
      console.error('stand-in: request failed', String(error));
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => {});
  }
}

function isRefused(
  contents: Asking,
  { frameId, resourceType }: PausedRequest,
  url: string,
): boolean {
  if (resourceType !== 'Document' || contents.ownNavigation === url) return false;
  const isMainFrame = frameId === contents.targetId;
  const frame = isMainFrame ? contents.mainFrame : null;
  const event = createEvent({ url, isMainFrame, isSameDocument: false, frame });
  contents.emit('will-frame-navigate', event);
  if (isMainFrame && !event.defaultPrevented) contents.emit('will-navigate', event, url);
  return event.defaultPrevented;
}

type Handler = NonNullable<ReturnType<typeof handlerFor>>;
async function answerOf(paused: PausedRequest, url: string, handler: Handler) {
  const { method, headers, postData } = paused.request;
  const body = postData === undefined ? {} : { body: postData };
  const answer = await handler(new Request(url, { method, headers, ...body }));
  return {
    requestId: paused.requestId,
    responseCode: answer.status,
    responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  };
}
