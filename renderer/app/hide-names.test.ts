// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { hideNames } from './hide-names.ts';

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(selector);
  return element;
}

test('tooltips and names of what people wrote are hidden, also what comes later, and come back', async () => {
  document.body.innerHTML = `
    <p title="Open">outside</p>
    <aside data-private aria-label="Jana Öztürk">
      <p>Was kostet das?</p><img alt="A cup" title="A cup">
      <button aria-label="Close">×</button>
      <a data-private role="tab" title="Tom">Tom</a>
    </aside>`;
  const before = document.body.innerHTML;
  const hiding = hideNames(document.body, 'hidden');
  expect(find('aside').getAttribute('aria-label')).toBe('hidden');
  expect(find('img').outerHTML).not.toContain('cup');
  expect(find('aside p').getAttribute('aria-hidden')).toBe('true');
  expect(find('button').getAttribute('aria-label')).toBe('Close');
  expect(find('a').getAttribute('title')).toBe('hidden');
  expect(find('body > p').getAttribute('title')).toBe('Open');

  find('aside').insertAdjacentHTML('beforeend', '<i title="Tom">x</i>');
  find('img').setAttribute('title', 'Another cup');
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
  expect(find('i').getAttribute('title')).toBe('hidden');
  expect(find('img').getAttribute('title')).toBe('hidden');

  hiding.stop();
  find('i').remove();
  expect(find('img').getAttribute('title')).toBe('Another cup');
  find('img').setAttribute('title', 'A cup');
  expect(document.body.innerHTML).toBe(before);
});
