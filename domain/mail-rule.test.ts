import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchPattern, mayFit, readMail, type MailRule } from './mail-rule.ts';

test.each([
  ['*@xing.com', 'noreply@xing.com', {}],
  ['*@xing.com', 'noreply@xing.com.evil.example', null],
  [
    '{who} hat deinen Beitrag kommentiert',
    'Mia Roth hat deinen Beitrag kommentiert',
    { who: 'Mia Roth' },
  ],
  [
    '{who} HAT in {where} geschrieben',
    'Mia hat in Kaffee & Tee geschrieben',
    { who: 'Mia', where: 'Kaffee & Tee' },
  ],
  ['Neue Antwort: {where}', 'Neue Antwort: Welche Mühle?', { where: 'Welche Mühle?' }],
  ['Neue Antwort: {where}', 'Alte Antwort: Welche Mühle?', null],
  ['a.b', 'axb', null],
  ['*', '', {}],
  ['{who} x {who}', 'a x b', { who: 'b' }],
])('%j on %j', (pattern, text, kept) => {
  expect(matchPattern(pattern, text)).toEqual(kept);
});

test('no pattern takes long and none throws, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 2000 }), (pattern, text) => {
      matchPattern(pattern, text);
    }),
  );
  const startedAt = performance.now();
  matchPattern('*a'.repeat(2000), 'a'.repeat(20_000));
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test('a pattern without placeholders fits itself only', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[*{]/u.test(text) && text.trim() === text),
      (text) => {
        expect(matchPattern(text, text)).toEqual({});
        expect(matchPattern(text, `${text}x`)).toBeNull();
      },
    ),
  );
});

const RULE: MailRule = {
  id: 'forum',
  name: 'Forum',
  from: '*@forum.example',
  subjects: ['{who} answered in {where}', 'New in {where}'],
  after: 'wrote:',
  before: 'Answer now',
  link: '*forum.example/t/*',
  kind: 'comment',
};
const MAIL = {
  from: 'bot@forum.example',
  fromName: 'Forum bot',
  subject: 'Mia answered in Grinders',
  text: 'Hello,\nMia wrote:\nWhich one is quiet?\n\nAnswer now',
  links: ['https://forum.example/logo', 'https://forum.example/t/7'],
};

test('a mail tells who, what, where and the page to answer on', () => {
  expect(readMail(MAIL, [RULE])).toEqual({
    ruleId: 'forum',
    service: 'Forum',
    kind: 'comment',
    who: 'Mia',
    where: 'Grinders',
    what: 'Which one is quiet?',
    link: 'https://forum.example/t/7',
  });
});

test('what a rule does not find is taken from the mail itself', () => {
  const mail = { ...MAIL, subject: 'New in Grinders', text: 'Only this', links: [] };
  expect(readMail(mail, [RULE])).toMatchObject({ who: 'Forum bot', what: 'Only this' });
  expect(readMail({ ...mail, subject: 'Your password' }, [RULE])).toBeNull();
  expect(mayFit(RULE, { from: 'bot@forum.example', subject: 'Your password' })).toBe(false);
});
