import { z } from 'zod';
import { joinedHtml, MOST_HITS, nameOr, toMessage, type SearchPlace } from './search-place.ts';

const words = z.string().nullish().catch(null);
const answer = z.object({ hits: z.array(z.unknown()) });
const hit = z.object({
  objectID: z.string(),
  created_at_i: z.number(),
  author: z.string().catch(''),
  title: words,
  story_title: words,
  comment_text: words,
  story_text: words,
});

/** https://hn.algolia.com/api */
export const hackerNews: SearchPlace = {
  urlFor(query, host) {
    const url = new URL('/api/v1/search_by_date', host);
    url.search = String(
      new URLSearchParams({ query, tags: '(story,comment)', hitsPerPage: MOST_HITS }),
    );
    return url;
  },
  read(given) {
    const read = answer.safeParse(given).data;
    if (read === undefined) return null;
    const hits = read.hits.flatMap((one) => hit.safeParse(one).data ?? []);
    return {
      messages: hits.map((found) =>
        toMessage({
          id: `hn:${found.objectID}`,
          place: 'news.ycombinator.com',
          author: nameOr(found.author, 'Hacker News'),
          text: joinedHtml(
            found.title ?? found.story_title ?? '',
            found.comment_text ?? found.story_text ?? '',
          ),
          url: `https://news.ycombinator.com/item?id=${encodeURIComponent(found.objectID)}`,
          at: found.created_at_i * 1000,
        }),
      ),
    };
  },
};
