// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { emptyMessage, noFraming } from '../../../shared/model/defaults';
import type { Endpoint } from '../../../shared/model/endpoint';
import { setStage, type Stage } from '../../state/stage';
import { clientNamed, serverNamed } from '../../state/stubs';
import { ResponderLine } from './responder-line';

const told = vi.fn();
const line = (endpoint: Endpoint): Stage => setStage(<ResponderLine endpoint={endpoint} onOutcome={told} />);

function choose(stage: Stage, kind: string): Promise<void> {
  return stage.change(() => {
    const select = stage.find<HTMLSelectElement>('select');
    select.value = kind;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('ResponderLine', () => {
  it('has a client answer by itself as well', async () => {
    const stage = line(clientNamed(5, 'C'));
    expect(stage.find<HTMLSelectElement>('select').value).toBe('manual');
    await choose(stage, 'rules');
    expect(stage.client.calls).toEqual([
      { method: 'client.configure', params: { client: 5, responder: { kind: 'rules', framing: noFraming } } },
    ]);
  });

  it('brings a fixed reply back after another responder was looked at', async () => {
    const fixed = { kind: 'fixed', reply: { ...emptyMessage, source: 'OK' } } as const;
    const server = serverNamed(4, 'S');
    const stage = line({ ...server, responder: fixed });
    await choose(stage, 'echo');
    stage.draw(<ResponderLine endpoint={server} onOutcome={told} />);
    await choose(stage, 'fixed');
    expect(stage.client.calls.at(-1)?.params).toEqual({ server: 4, responder: fixed });
  });

  it('edits a fixed reply, and keeps what was typed when it is refused', async () => {
    const stage = line({ ...serverNamed(4, 'S'), responder: { kind: 'fixed', reply: emptyMessage } });
    await stage.change(() => stage.button('Reply (none yet)…').click());
    await stage.type(stage.find<HTMLTextAreaElement>('textarea'), 'OK\\q');
    await stage.change(() => stage.button('Save').click());
    await stage.change(() =>
      stage.client.answer(fail('invalid_message', { position: 2, problem: 'it is odd' })),
    );
    expect(stage.find('[role=dialog] [role=alert]').textContent).toContain('it is odd');
    await stage.type(stage.find<HTMLTextAreaElement>('textarea'), 'OK');
    await stage.change(() => stage.button('Save').click());
    await stage.change(() => stage.client.answer(succeed({})));
    expect(stage.client.calls.at(-1)?.params).toMatchObject({ responder: { reply: { source: 'OK' } } });
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('says how many rules there are', () => {
    const responder = { kind: 'rules', framing: noFraming } as const;
    const stage = line({ ...serverNamed(4, 'S'), responder, rules: 1_200 });
    expect(stage.button('Rules (1,200)…')).toBeDefined();
  });
});
