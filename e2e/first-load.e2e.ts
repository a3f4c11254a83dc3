import { expect, test } from './fixtures';

/** A class of the schema library, whose name survives minifying. */
const SCHEMAS = 'ZodError';

test('the window loads no schemas before a file is imported: they would cost each start', async ({
  app,
  shell,
}) => {
  test.skip(shell === 'desktop', 'the same files, but only a browser tells which were loaded');
  const scripts = await app.page.evaluate(async () => {
    const loaded = [...document.scripts].map(({ src }) => src).filter((src) => src !== '');
    const resources = performance.getEntriesByType('resource').map(({ name }) => name);
    const names = new Set([...loaded, ...resources.filter((name) => name.endsWith('.js'))]);
    return Promise.all([...names].map(async (name) => (await fetch(name)).text()));
  });
  expect(scripts.join('').length).toBeGreaterThan(500_000);
  expect(scripts.filter((script) => script.includes(SCHEMAS))).toHaveLength(0);
});
