import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';
import { createNoticeHub } from '../../state/notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from '../../state/stubs';
import { createFrames, type Frames, type FramesStatus, type FramesWish } from './frames';

const view = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null };
const fixed = (length: number): FramesWish => ({ ...view, framing: { kind: 'fixed', length } });
const live: FramesStatus = {
  ...{ state: { kind: 'live' }, framed: 4, of: 4, frames: 2, faults: 0 },
  ...{ pendingBytes: 0, pendingStreams: 0 },
};
const cutting: FramesStatus = { ...live, state: { kind: 'framing' } };

describe('frames of a log', () => {
  let client: StubClient;
  let frames: Frames;
  let revision = 0;

  function begin(): () => void {
    client = stubClient();
    const hub = createNoticeHub(client, stubPage());
    client.become({ kind: 'ready' });
    hub.confirmRun('first');
    frames = createFrames(client, hub);
    return frames.subscribe(() => undefined);
  }

  async function opened(capture: number, status: FramesStatus): Promise<void> {
    client.answerTo('framing.open', succeed({ capture: capture as CaptureId }));
    await flush();
    client.answerTo('framing.status', succeed(status));
    await flush();
  }

  async function notice(next: number): Promise<void> {
    revision += 1;
    const { rows, ...rest } = noticeAt(revision);
    client.emit({ ...rest, rows: { ...rows, next } });
    await flush();
  }

  const asked = (method: string): unknown[] =>
    client.calls.filter((call) => call.method === method).map(({ params }) => params);

  it('are cut when they are wanted, and shown when all is cut', async () => {
    begin();
    expect(client.calls).toHaveLength(0);
    frames.cut(fixed(4));
    frames.cut(fixed(4));
    expect(asked('framing.open')).toEqual([fixed(4)]);
    expect(frames.current()).toEqual({ cutting: { kind: 'opening' }, ready: null });
    await opened(900, live);
    expect(frames.current()).toEqual({ cutting: { kind: 'open', capture: 900, status: live }, ready: 900 });
  });

  it('of a large capture are shown while they are still being cut', async () => {
    begin();
    frames.cut(fixed(4));
    await opened(900, cutting);
    expect(frames.current().ready).toBeNull();
    for (let next = 1; next < 5; next += 1) {
      await notice(next);
      client.answerTo('framing.status', succeed(cutting));
      await flush();
    }
    expect(frames.current().ready).toBe(900);
  });

  it('stay until others can be shown in their place', async () => {
    begin();
    frames.cut(fixed(4));
    await opened(900, live);
    frames.showing(900 as CaptureId);
    frames.cut(fixed(5));
    expect(frames.current().ready).toBe(900);
    await opened(901, live);
    expect(frames.current().ready).toBe(901);
    expect(asked('framing.close')).toEqual([]);
    frames.showing(901 as CaptureId);
    expect(asked('framing.close')).toEqual([{ capture: 900 }]);
    frames.cut(null);
    expect(frames.current()).toEqual({ cutting: { kind: 'none' }, ready: null });
    frames.showing(null);
    expect(asked('framing.close')).toEqual([{ capture: 900 }, { capture: 901 }]);
  });

  it('that are no longer wanted when they are opened are closed', async () => {
    begin();
    frames.cut(fixed(4));
    frames.cut(null);
    client.answerTo('framing.open', succeed({ capture: 900 as CaptureId }));
    await flush();
    expect(asked('framing.close')).toEqual([{ capture: 900 }]);
  });

  it('say why they cannot be', async () => {
    begin();
    frames.cut(fixed(4));
    client.answerTo('framing.open', fail('too_many_framings', { cap: 8 }));
    await flush();
    expect(frames.current().cutting).toMatchObject({ kind: 'failed', error: { code: 'too_many_framings' } });
  });

  it('are opened anew when the connection to the engine was lost', async () => {
    begin();
    frames.cut(fixed(4));
    await opened(900, live);
    client.become({ kind: 'connecting' });
    client.become({ kind: 'ready' });
    await flush();
    expect(asked('framing.open')).toHaveLength(2);
    expect(frames.current().ready).toBeNull();
  });

  it('are closed when nobody looks any more', async () => {
    const end = begin();
    frames.cut(fixed(4));
    await opened(900, live);
    end();
    expect(asked('framing.close')).toEqual([{ capture: 900 }]);
  });
});
