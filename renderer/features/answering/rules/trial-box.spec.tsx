// @vitest-environment happy-dom
import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { succeed } from '../../../../shared/errors';
import { emptyMessage } from '../../../../shared/model/defaults';
import type { RuleId } from '../../../../shared/model/rule';
import { setStage, type Stage } from '../../../state/stage';
import { serverNamed } from '../../../state/stubs';
import { TrialBox } from './trial-box';
import { useTrial, type Fired } from './use-trial';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const onShow = vi.fn();

function Box({ revision }: { readonly revision: number }): ReactNode {
  const [input, setInput] = useState(emptyMessage);
  const trial = useTrial({ ...server, rulesRevision: revision }, input);
  return <TrialBox input={input} onInput={setInput} trial={trial} isUnsaved={false} onShow={onShow} />;
}
const server = serverNamed(4, 'S');

describe('the try-it box', () => {
  let stage: Stage;
  const said = (): string => stage.find('[aria-label="What happens"]').textContent;
  const settle = (): Promise<void> => stage.change(() => void vi.advanceTimersByTime(150));
  const answer = (...fired: Fired[]): Promise<void> =>
    stage.change(() => stage.client.answerTo('rules.try', succeed({ fired })));
  const fired = (parts: Partial<Fired>): Fired => ({
    start: 0,
    end: 4,
    rule: 7 as RuleId,
    name: 'ping',
    index: 2,
    reply: [],
    then: 'stay',
    ...parts,
  });

  beforeEach(() => {
    vi.useFakeTimers();
    stage = setStage(<Box revision={1} />);
  });
  afterEach(() => void vi.useRealTimers());

  it('tries what was typed once it rests, and tells rule, bytes, delays and what follows', async () => {
    const field = stage.find<HTMLTextAreaElement>('textarea');
    await stage.type(field, 'pi');
    await stage.type(field, 'ping');
    expect(stage.client.calls).toEqual([]);
    await settle();
    expect(stage.client.calls).toEqual([
      { method: 'rules.try', params: { endpoint: 4, data: bytes('ping') } },
    ]);
    await answer(
      fired({
        reply: [
          { delayMs: 0, length: 3, data: bytes('po\n') },
          { delayMs: 1_500, length: 2, data: bytes('ng') },
        ],
        then: 'close',
      }),
    );
    expect(said()).toContain('Rule 3, “ping”, fires');
    expect(said()).toContain('at once · 3 bytes');
    expect(said()).toContain('70 6f 0a');
    expect(said()).toContain('after 1,500 ms · 2 bytes');
    expect(said()).toContain('Then it closes.');
    await stage.change(() => stage.button('Show').click());
    expect(onShow).toHaveBeenCalledWith(7, 2);
  });

  it('names the bytes of each message where there are several', async () => {
    await stage.type(stage.find<HTMLTextAreaElement>('textarea'), 'ping?');
    await settle();
    await answer(fired({}), fired({ start: 4, end: 5, rule: null, name: '', index: null }));
    expect(said()).toContain('Bytes 0–3:Rule 3');
    expect(said()).toContain('Byte 4:No rule fires: nothing is answered');
  });

  it('tries again when the rules change, and heeds no answer to what is old', async () => {
    await stage.type(stage.find<HTMLTextAreaElement>('textarea'), 'ping');
    await settle();
    stage.draw(<Box revision={2} />);
    await answer(fired({ name: 'old' }));
    expect(said()).not.toContain('old');
    await answer(fired({ name: 'new' }));
    expect(said()).toContain('new');
  });

  it('tries one input at a time, and of those that come meanwhile the last one only', async () => {
    const field = stage.find<HTMLTextAreaElement>('textarea');
    for (const source of ['a', 'ab', 'abc']) {
      await stage.type(field, source);
      await settle();
    }
    const tried = (): unknown[] => stage.client.calls.map(({ params }) => params);
    expect(tried()).toEqual([{ endpoint: 4, data: bytes('a') }]);
    await answer(fired({ name: 'of a' }));
    await vi.waitFor(() => expect(tried().slice(1)).toEqual([{ endpoint: 4, data: bytes('abc') }]));
    await answer(fired({ name: 'of abc' }));
    expect(said()).toContain('of abc');
  });

  it('tries nothing that is wrong, empty or too long', async () => {
    const field = stage.find<HTMLTextAreaElement>('textarea');
    for (const source of ['a\\q', '']) {
      await stage.type(field, source);
      await settle();
    }
    expect(said()).toContain('Type what is received');
    await stage.type(field, 'x'.repeat(65_537));
    await settle();
    expect(said()).toContain('at most 64 KiB can be tried');
    expect(stage.client.calls).toEqual([]);
  });

  it('says when a framing waits for more', async () => {
    await stage.type(stage.find<HTMLTextAreaElement>('textarea'), 'half');
    await settle();
    await answer();
    expect(said()).toContain('no whole message in it yet');
  });
});
