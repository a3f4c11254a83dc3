import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';
import { isChunk, type ChunkRow } from '../../../shared/model/row';
import type { WorkbenchDriver } from '../fixtures/workbench-driver';

/** All frames of a framed view of one endpoint, once everything that was captured so far has been cut. */
export async function framedRows(
  bench: WorkbenchDriver,
  capture: CaptureId,
  endpoint: EndpointId,
): Promise<ChunkRow[]> {
  const view = { endpoint, connection: null, filter: null, count: 200 };
  const newest = await bench.must('rows.window', {
    ...view,
    capture: LIVE_CAPTURE,
    endpoint: null,
    from: null,
  });
  const last = newest.rows.at(-1)?.seq ?? -1;
  await bench.until(async () => {
    const { state, framed } = await bench.must('framing.status', { capture });
    return state.kind === 'live' && framed > last;
  });
  const frames: ChunkRow[] = [];
  for (let total = 1, from = 0; from < total; from += 200) {
    const page = await bench.must('rows.window', { ...view, capture, from });
    frames.push(...page.rows.filter(isChunk));
    total = page.total;
  }
  return frames;
}

/** All bytes of one row. */
export async function wholeBytes(
  bench: WorkbenchDriver,
  capture: CaptureId,
  seq: number,
  length: number,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < length; offset += 65_536)
    pieces.push((await bench.must('rows.bytes', { capture, seq, offset, length: 65_536 })).bytes);
  return Buffer.concat(pieces);
}
