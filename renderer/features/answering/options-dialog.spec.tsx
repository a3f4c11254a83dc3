// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import { setStage, type Stage } from '../../state/stage';
import { clientNamed, serverNamed } from '../../state/stubs';
import { OptionsDialog } from './options-dialog';

interface Fixture extends Stage {
  readonly closed: () => number;
  field(label: string): HTMLInputElement | HTMLTextAreaElement;
  tick(words: string): Promise<void>;
  /** What is said below a field. */
  said(label: string): string;
}

function open(endpoint: Endpoint): Fixture {
  let closed = 0;
  const stage = setStage(<OptionsDialog endpoint={endpoint} onClose={() => (closed += 1)} />);
  const field = (label: string): HTMLInputElement => {
    const found = [...document.querySelectorAll('label')].find((each) => each.textContent === label);
    const named = document.getElementById(found?.getAttribute('for') ?? '');
    if (named === null) throw new Error(`No field ${label}`);
    return named as HTMLInputElement;
  };
  return {
    ...stage,
    closed: () => closed,
    field,
    tick: (words) =>
      stage.change(() => {
        const box = [...document.querySelectorAll('label')].find((each) => each.textContent === words);
        box?.querySelector('input')?.click();
      }),
    said: (label) =>
      (field(label).getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
  };
}

describe('OptionsDialog', () => {
  it('saves all of a server with one button', async () => {
    const dialog = open(serverNamed(4, 'S'));
    await dialog.type(dialog.field('Delay from (ms)'), '20');
    await dialog.type(dialog.field('Allowed peers'), '127.0.0.1\n10.0.0.0/8');
    await dialog.type(dialog.field('Idle time (ms)'), '30,000');
    await dialog.tick('Greet everyone who connects');
    await dialog.type(dialog.find<HTMLTextAreaElement>('textarea[aria-label="Greeting"]'), 'hello');
    await dialog.change(() => dialog.button('Save').click());
    expect(dialog.client.calls.at(-1)).toMatchObject({
      method: 'server.configure',
      params: {
        server: 4,
        answering: { delay: { least: 20, most: 20 } },
        access: { allow: ['127.0.0.1', '10.0.0.0/8'], idleMs: 30_000, greeting: { source: 'hello' } },
      },
    });
    await dialog.change(() => dialog.client.answer(succeed({})));
    expect(dialog.closed()).toBe(1);
  });

  it('says below a field what is wrong with it, and goes there instead of saving', async () => {
    const dialog = open(serverNamed(4, 'S'));
    expect(dialog.said('Bytes per second')).toContain('most that replies take');
    await dialog.type(dialog.field('Bytes per second'), 'fast');
    expect(dialog.said('Bytes per second')).toContain('must be a whole number');
    await dialog.change(() => dialog.button('Save').click());
    expect(dialog.client.calls).toEqual([]);
    expect(document.activeElement).toBe(dialog.field('Bytes per second'));
    expect(dialog.find('form').textContent).toContain('Nothing is saved yet');
    expect(dialog.closed()).toBe(0);
  });

  it('marks the peers that the engine refuses, and loses nothing', async () => {
    const dialog = open(serverNamed(4, 'S'));
    await dialog.type(dialog.field('Allowed peers'), '10.0.0.0/99');
    await dialog.type(dialog.field('Most connections'), '7');
    await dialog.change(() => dialog.button('Save').click());
    await dialog.change(() => dialog.client.answer(fail('invalid_peer', { text: '10.0.0.0/99' })));
    expect(dialog.said('Allowed peers')).toContain('“10.0.0.0/99” is neither');
    expect(dialog.field('Allowed peers').getAttribute('aria-invalid')).toBe('true');
    expect(dialog.field('Most connections').value).toBe('7');
    await dialog.type(dialog.field('Allowed peers'), '10.0.0.0/9');
    expect(dialog.said('Allowed peers')).toContain('one a line');
  });

  it('asks for waits only where a client connects again', async () => {
    const dialog = open(clientNamed(5, 'C'));
    expect(() => dialog.field('First wait (ms)')).toThrow();
    await dialog.tick('Connect again after a failure, or when the connection ends');
    await dialog.type(dialog.field('First wait (ms)'), '100');
    await dialog.type(dialog.field('Attempts'), '5');
    await dialog.change(() => dialog.button('Save').click());
    expect(dialog.client.calls.at(-1)).toMatchObject({
      method: 'client.configure',
      params: { client: 5, dialing: { retry: { firstMs: 100, mostMs: 30_000, attempts: 5 } } },
    });
  });
});
