import { expect, test } from 'vitest';
import { isSameText } from './same-text.ts';
import { status } from './schemas.ts';

function post(content: string, text: string | null = null) {
  return status.parse({
    id: '1',
    account: { id: '1' },
    created_at: '2026-11-23T08:00:00Z',
    content,
    text,
  });
}

const SAME: readonly (readonly [string, string, string])[] = [
  [
    'a mention in front',
    '<p><span class="h-card"><a class="u-url mention" href="https://x.example/@mia">@<span>mia</span></a></span> Danke!</p>',
    'Danke!',
  ],
  [
    'a shortened link',
    '<p>See <a href="https://blog.example/very/long"><span class="invisible">https://</span><span class="ellipsis">blog.example/very</span><span class="invisible">/long</span></a>.</p>',
    'See https://blog.example/very/long.',
  ],
  [
    'Markdown that became markup',
    '<p>This is <strong>it</strong>, <code>really</code></p>',
    'This is **it**, `really`',
  ],
  ['other line breaks and quotes', '<p>He said “no”.<br>So what</p>', 'He said "no".\n\nSo  what'],
];
test.each(SAME)('the same text, with %s', (_name, content, typed) => {
  expect(isSameText(post(content), typed)).toBe(true);
});

test('the source text is preferred where the server keeps it', () => {
  expect(isSameText(post('<p>something else</p>', '@mia Danke!'), 'Danke!')).toBe(true);
});

test.each([
  ['other words', '<p>Danke sehr!</p>', 'Danke!'],
  ['another sign', '<p>👍</p>', '👎'],
  ['a number', '<p>Yes, at 9</p>', 'Yes, at 8'],
])('not the same with %s', (_name, content, typed) => {
  expect(isSameText(post(content), typed)).toBe(false);
});
