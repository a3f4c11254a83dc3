// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import type { Sending, SendingId } from '../../../shared/model/sending';
import { setStage, type Stage } from '../../state/stage';
import { clientNamed } from '../../state/stubs';
import { SendingList } from './sending-list';
import { sendingOf } from './stub-sending';
import { useSendings } from './use-sendings';

const report = vi.fn();

function Part({ revision }: { readonly revision: number }): React.ReactNode {
  const sendings = useSendings({ ...clientNamed(1, 'C'), sendingsRevision: revision });
  return <SendingList sendings={sendings} report={report} />;
}

async function show(...sendings: Sending[]): Promise<Stage> {
  const stage = setStage(<Part revision={1} />);
  await stage.change(() => stage.client.answerTo('sending.list', succeed({ sendings })));
  return stage;
}

describe('the list of sendings', () => {
  it('asks for nothing while nothing was ever sent', () => {
    expect(setStage(<Part revision={0} />).client.calls).toEqual([]);
  });

  it('asks again when the list changed, once for changes that come meanwhile', async () => {
    const stage = setStage(<Part revision={1} />);
    stage.draw(<Part revision={2} />);
    stage.draw(<Part revision={3} />);
    expect(stage.client.calls).toHaveLength(1);
    await stage.change(() => stage.client.answerTo('sending.list', succeed({ sendings: [] })));
    expect(stage.client.calls).toHaveLength(2);
  });

  it('pauses, resumes and stops what runs', async () => {
    const stage = await show(sendingOf({}));
    for (const [name, method] of [
      ['Pause Repeat “ping”', 'sending.pause'],
      ['Stop Repeat “ping”', 'sending.stop'],
    ] as const) {
      await stage.change(() => stage.button(name).click());
      expect(stage.client.calls.at(-1)).toEqual({ method, params: { sending: 1 } });
    }
    stage.draw(<Part revision={2} />);
    const paused = sendingOf({ progress: { kind: 'paused' } });
    await stage.change(() => stage.client.answerTo('sending.list', succeed({ sendings: [paused] })));
    await stage.change(() => stage.button('Resume Repeat “ping”').click());
    expect(stage.client.calls.at(-1)).toEqual({ method: 'sending.resume', params: { sending: 1 } });
  });

  it('puts away what is over, and reports what went wrong', async () => {
    const stage = await show(sendingOf({ id: 4 as SendingId, progress: { kind: 'finished' } }));
    expect(stage.place.textContent).toContain('Done');
    await stage.change(() => stage.button('Put away Repeat “ping”').click());
    expect(stage.client.calls.at(-1)).toEqual({ method: 'sending.forget', params: { sending: 4 } });
    const failure = fail('not_found', { what: 'sending', id: 4 });
    await stage.change(() => stage.client.answerTo('sending.forget', failure));
    expect(report).toHaveBeenCalledWith(failure);
  });

  it('shows how far each is', async () => {
    const stage = await show(
      sendingOf({ what: 'file', name: 'a.bin', bytes: 50, of: 200 }),
      sendingOf({ id: 2 as SendingId, sends: 7 }),
    );
    expect(stage.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('25');
    expect(stage.place.textContent).toContain('50 bytes of 200 bytes');
    expect(stage.place.textContent).toContain('7 sent');
  });
});
