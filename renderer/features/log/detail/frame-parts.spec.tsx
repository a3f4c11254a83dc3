// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { succeed } from '../../../../shared/errors';
import { framedSeq } from '../../../../shared/framing/framed-seq';
import { LIVE_CAPTURE, type CaptureId } from '../../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../../shared/model/ids';
import type { ChunkRow } from '../../../../shared/model/row';
import { setStage, type Stage } from '../../../state/stage';
import { flush } from '../../../state/stubs';
import { FrameParts } from './frame-parts';

const nothing = new Uint8Array();
const endpoint = 1 as EndpointId;
const place = { at: 0, endpoint, connection: 1 as ConnectionId };
const frames = {
  whole: { capture: LIVE_CAPTURE, endpoint, connection: null },
  framed: 900 as CaptureId,
};

function chunk(seq: number): ChunkRow {
  return { kind: 'in', ...place, seq, length: 3, preview: nothing, before: nothing, after: nothing };
}

describe('what frames and chunks have to do with each other', () => {
  const onShowChunk = vi.fn();
  const onShowFrame = vi.fn();

  function draw(row: ChunkRow, isFramed = true): Stage {
    const actions = { onShowChunk, onShowFrame };
    return setStage(<FrameParts row={row} frames={isFramed ? frames : null} {...actions} />);
  }

  it('is nothing where there are no frames', () => {
    expect(draw(chunk(3), false).place.textContent).toBe('');
  });

  it('is for a chunk the frames that it holds', async () => {
    const stage = draw(chunk(3));
    const held = { seq: framedSeq(5, 0), start: 1, end: 3 };
    await stage.change(() => stage.client.answerTo('framing.of', succeed({ frames: [held] })));
    expect(stage.place.textContent).toContain('bytes 1–2');
    await stage.change(() => stage.button('Show the frame that ends in record 5').click());
    expect(onShowFrame).toHaveBeenCalledWith(held.seq);
  });

  it('is for a frame its reads, and what is wrong with it', async () => {
    const facts = { first: 3, start: 1, last: 4, end: 2, chunks: 2, cuts: [2], stripped: 1 };
    const stage = draw({ ...chunk(framedSeq(4, 0)), frame: { ...facts, fault: 'cut-off' } });
    expect(stage.place.textContent).toContain('The stream ended before this frame did');
    const found = { epoch: 0, found: { index: 7, seq: 3 } };
    await stage.change(() => stage.client.answerTo('rows.locate', succeed(found)));
    await stage.change(() =>
      stage.client.answerTo(
        'rows.window',
        succeed({ first: 0, total: 9, epoch: 0, from: 7, rows: [chunk(3), chunk(4)] }),
      ),
    );
    await stage.change(() => void flush());
    expect(stage.place.textContent).toContain('In 2 reads, from its byte 1 on, without 1 byte at the end');
    await stage.change(() => stage.button('Show the chunk of record 4').click());
    expect(onShowChunk).toHaveBeenCalledWith(chunk(4));
  });
});
