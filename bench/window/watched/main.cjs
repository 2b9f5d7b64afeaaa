// Runs another app and says when its window can be used: nobody drives it, and nothing waits for a driver.
const { app } = require('electron');

/** Resolves in the page, when the element is there, has a size and was painted. */
const usable = (selector) => `new Promise((resolve) => {
  const look = () => {
    const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(resolve));
  };
  look();
})`;

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    void contents
      .executeJavaScript(usable(process.env.WATCHED_FOR))
      .then(() => process.stdout.write('usable\n'));
  });
});
require(process.env.WATCHED_ENTRY);
