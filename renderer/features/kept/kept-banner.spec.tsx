// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { errorOf, succeed, type ParleyError } from '../../../shared/errors';
import { setStage, type Stage } from '../../state/stage';
import { KeptBanner } from './kept-banner';

const broken = errorOf('file_set_aside', {
  what: 'saved messages',
  file: '/data/library.broken.json',
  problem: 'it is empty',
});
const unsaved = errorOf('file_not_saved', { what: 'servers and clients', problem: 'the disk is full' });

async function setUp(...problems: ParleyError[]): Promise<Stage> {
  const stage = setStage(<KeptBanner />);
  const { change, client } = stage;
  await change(() => client.become({ kind: 'ready' }));
  const snapshot = { run: 'a', version: '1', endpoints: 0, list: [], problems };
  await change(() => client.answerTo('workbench.snapshot', succeed(snapshot)));
  return stage;
}

it('says nothing while all is well', async () => {
  expect((await setUp()).place.textContent).toBe('');
});

it('says what is wrong with each file, and what was done about it', async () => {
  const { place } = await setUp(broken, unsaved);
  const alerts = [...place.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
  expect(alerts).toHaveLength(2);
  expect(alerts[0]).toContain('The file with your saved messages could not be read: it is empty.');
  expect(alerts[0]).toContain('It was kept as /data/library.broken.json');
  expect(alerts[1]).toContain('Your servers and clients could not be saved: the disk is full.');
});

it('goes when it was read, and the others stay', async () => {
  const { place, change } = await setUp(broken, unsaved);
  await change(() => place.querySelector('button')!.click());
  expect(place.textContent).not.toContain('saved messages');
  expect(place.textContent).toContain('servers and clients');
});
