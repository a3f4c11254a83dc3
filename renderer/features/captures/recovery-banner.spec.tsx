// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { succeed } from '../../../shared/errors';
import type { CaptureId, SavedCapture } from '../../../shared/model/capture';
import { setStage, type Stage } from '../../state/stage';
import { captureList } from '../../state/stubs';
import { RecoveryBanner } from './recovery-banner';

const left: SavedCapture = {
  name: 'last',
  startedAt: new Date(2026, 10, 22, 12, 3).getTime() * 1_000,
  bytes: 3_300_000,
  ending: 'interrupted',
  opened: null,
};

async function setUp(
  saved: readonly SavedCapture[],
): Promise<Stage & { onOpened: ReturnType<typeof vi.fn> }> {
  const onOpened = vi.fn();
  const stage = setStage(<RecoveryBanner onOpened={onOpened} />);
  await answered(stage, saved);
  return { ...stage, onOpened };
}

async function answered({ change, client }: Stage, saved: readonly SavedCapture[]): Promise<void> {
  await change(() => client.answerTo('captures.list', succeed({ ...captureList, saved: [...saved] })));
}

describe('the offer of a capture that was left behind', () => {
  it('is not made when the last run ended in order', async () => {
    const { place } = await setUp([{ ...left, ending: 'clean' }]);
    expect(place.textContent).toBe('');
  });

  it('names it, and opens it', async () => {
    const { place, button, change, client, onOpened } = await setUp([left]);
    expect(place.textContent).toContain(
      'Parley did not end in order last time. Its capture of 2026-11-22 12:03:00 (3.1 MiB) was kept.',
    );
    await change(() => button('Open').click());
    await change(() => client.answerTo('captures.open', succeed({ capture: 2 as CaptureId })));
    expect(onOpened).toHaveBeenCalledWith(2);
  });

  it('deletes it after a question', async () => {
    const { button, change, client } = await setUp([left]);
    await change(() => button('Delete…').click());
    await change(() => button('Delete for good').click());
    expect(client.calls.at(-1)).toEqual({ method: 'captures.delete', params: { name: 'last' } });
  });

  it('goes until the next start when it is put off', async () => {
    const stage = await setUp([left]);
    await stage.change(() => stage.button('Later').click());
    expect(stage.place.textContent).toBe('');
  });
});
