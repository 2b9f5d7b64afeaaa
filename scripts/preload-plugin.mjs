/**
 * Names in the page's head what a start needs and the browser would find only on the way: the file that
 * draws, which the first file asks for, and the font, which the first text asks for.
 */
const PART = 'draw';
const FONT = /inter-latin-wght-normal-[\w-]+\.woff2$/u;

export function preloadFirst() {
  return {
    name: 'parley:preload-first',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        // Without a bundle it is the development server's page.
        const files = Object.values(bundle ?? {});
        const parts = files.filter(({ type, name }) => type === 'chunk' && name === PART);
        const fonts = files.filter(({ fileName }) => FONT.test(fileName));
        if (bundle !== undefined && (parts.length === 0 || fonts.length !== 1))
          throw new Error('The part that draws or its font has another name now');
        return [
          ...fonts.map(({ fileName }) =>
            link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${fileName}` }),
          ),
          ...parts.map(({ fileName }) => link({ rel: 'modulepreload', href: `/${fileName}` })),
        ];
      },
    },
  };
}

function link(attributes) {
  // Without it the browser would read the file once more for who uses it.
  return { tag: 'link', attrs: { ...attributes, crossorigin: true }, injectTo: 'head' };
}
