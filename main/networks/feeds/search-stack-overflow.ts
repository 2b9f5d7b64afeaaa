import { z } from 'zod';
import { joinedHtml, MOST_HITS, toMessage, type SearchPlace } from './search-place.ts';

const answer = z.object({
  items: z.array(z.unknown()),
  /** Seconds in which this method must not be asked again. */
  backoff: z.number().nonnegative().optional().catch(undefined),
});
const excerpt = z.object({
  item_type: z.string(),
  question_id: z.number().int(),
  answer_id: z.number().int().optional(),
  title: z.string().catch(''),
  body: z.string().catch(''),
  creation_date: z.number(),
});

/** https://api.stackexchange.com/docs/excerpt-search: 300 a day for this machine without a key. */
export const stackOverflow: SearchPlace = {
  urlFor(q, host) {
    const url = new URL('/2.3/search/excerpts', host);
    const site = { site: 'stackoverflow', order: 'desc', sort: 'creation' };
    url.search = String(new URLSearchParams({ q, ...site, pagesize: MOST_HITS }));
    return url;
  },
  read(given) {
    const read = answer.safeParse(given).data;
    if (read === undefined) return null;
    const items = read.items.flatMap((one) => excerpt.safeParse(one).data ?? []);
    return {
      messages: items.map((found) => {
        const { question_id: question, answer_id: id } = found;
        const path = id === undefined ? `q/${String(question)}` : `a/${String(id)}`;
        return toMessage({
          id: `se:${path}`,
          place: 'stackoverflow.com',
          author: 'Stack Overflow',
          text: joinedHtml(found.title, found.body),
          url: `https://stackoverflow.com/${path}`,
          at: found.creation_date * 1000,
        });
      }),
      ...(read.backoff === undefined ? {} : { pauseMs: read.backoff * 1000 }),
    };
  },
};
