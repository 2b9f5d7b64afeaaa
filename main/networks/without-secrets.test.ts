import { expect, test } from 'vitest';
import { ConnectorError } from './connector.ts';
import { withoutSecrets } from './without-secrets.ts';

test('what looks like a token goes, and so does every secret that is named', () => {
  expect(withoutSecrets('Bearer abc.def is over', [])).toBe('… is over');
  expect(withoutSecrets('token=short&x=1', [])).toBe('token=…&x=1');
  expect(withoutSecrets('hunter2 is wrong', ['hunter2'])).toBe('… is wrong');
  expect(withoutSecrets('nothing to hide', [])).toBe('nothing to hide');
});

test('no trouble of any network carries a token in the words of its server', () => {
  const detail = `Invalid: ${'A'.repeat(40)}`;
  expect(new ConnectorError({ code: 'rejected', detail }, true).failure).toEqual({
    code: 'rejected',
    detail: 'Invalid: …',
  });
});
