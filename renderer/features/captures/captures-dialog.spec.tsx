// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import type { CaptureId, SavedCapture } from '../../../shared/model/capture';
import { setStage, type Stage } from '../../state/stage';
import { captureList } from '../../state/stubs';
import { CapturesDialog } from './captures-dialog';

const GIB = 1024 ** 3;

/** Runs of 2026-11-22 from 12:00 on in the local zone. */
function saved(minute: number, ending: SavedCapture['ending'], opened: number | null = null): SavedCapture {
  const startedAt = new Date(2026, 10, 22, 12, minute).getTime() * 1_000;
  return { name: `run-${minute}`, startedAt, bytes: 3_300_000, ending, opened: opened as CaptureId | null };
}

describe('the captures dialog', () => {
  let stage: Stage;
  const onOpened = vi.fn();
  const onClose = vi.fn();

  beforeEach(async () => {
    onOpened.mockClear();
    onClose.mockClear();
    stage = setStage(<CapturesDialog onOpened={onOpened} onClose={onClose} />);
    await listed([saved(1, 'clean'), saved(3, 'in-use'), saved(2, 'interrupted'), saved(0, 'clean', 4)]);
  });

  async function listed(earlier: readonly SavedCapture[]): Promise<void> {
    await stage.change(() =>
      stage.client.answerTo('captures.list', succeed({ ...captureList, saved: [...earlier] })),
    );
  }

  const last = (): unknown => stage.client.calls.filter(({ method }) => method !== 'captures.list').at(-1);
  const entries = (): readonly (string | null)[] =>
    [...document.querySelectorAll('li')].map(({ textContent }) => textContent);

  it('lists earlier runs, the newest first, each with how it ended', () => {
    expect(entries()).toEqual([
      '2026-11-22 12:03:003.1 MiBIn useOpen',
      '2026-11-22 12:02:003.1 MiBInterruptedOpen',
      '2026-11-22 12:01:003.1 MiBEnded in orderOpen',
      '2026-11-22 12:00:003.1 MiBEnded in orderShow',
    ]);
    expect(stage.button('Open the capture of 2026-11-22 12:03:00').disabled).toBe(true);
    expect(stage.button('Delete the capture of 2026-11-22 12:03:00…').disabled).toBe(true);
  });

  it('opens one, and gives the window back', async () => {
    await stage.change(() => stage.button('Open the capture of 2026-11-22 12:02:00').click());
    expect(last()).toEqual({ method: 'captures.open', params: { name: 'run-2' } });
    await stage.change(() => stage.client.answerTo('captures.open', succeed({ capture: 7 as CaptureId })));
    expect(onOpened).toHaveBeenCalledWith(7);
    expect(onClose).toHaveBeenCalled();
  });

  it('says in place why one cannot be opened', async () => {
    await stage.change(() => stage.button('Open the capture of 2026-11-22 12:02:00').click());
    const problem = 'its index is damaged';
    await stage.change(() =>
      stage.client.answerTo('captures.open', fail('capture_unreadable', { name: 'run-2', problem })),
    );
    expect(stage.find('[role="alert"]').textContent).toContain('cannot be opened: its index is damaged.');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('asks before it deletes an earlier run', async () => {
    await stage.change(() => stage.button('Delete the capture of 2026-11-22 12:01:00…').click());
    expect(stage.find('[role="alertdialog"]').textContent).toContain(
      '3.1 MiB are deleted from the disk, for good.',
    );
    expect(last()).toBeUndefined();
    await stage.change(() => stage.button('Delete for good').click());
    expect(last()).toEqual({ method: 'captures.delete', params: { name: 'run-1' } });
  });

  it('asks before it deletes what this run captured, and tells it from Clear log', async () => {
    await stage.change(() => stage.button('Delete what was captured…').click());
    const question = stage.find('[role="alertdialog"]');
    expect(question.textContent).toContain('for good');
    expect(question.textContent).toContain('Clear log there: it hides rows and deletes nothing');
    await stage.change(() => stage.button('Keep').click());
    expect(last()).toBeUndefined();
    await stage.change(() => stage.button('Delete what was captured…').click());
    await stage.change(() => stage.button('Delete for good').click());
    expect(last()).toEqual({ method: 'captures.discard', params: {} });
  });

  it('changes the limit, and takes none that cannot be', async () => {
    const field = stage.find<HTMLInputElement>('input');
    expect(field.value).toBe('4');
    await stage.type(field, '0.1');
    expect(stage.find('form [role="status"]').textContent).toBe('Type a number of GiB from 0.25 to 65536.');
    expect(stage.button('Set limit').disabled).toBe(true);
    await stage.type(field, '1.5');
    await stage.change(() => stage.button('Set limit').click());
    expect(last()).toEqual({ method: 'captures.configure', params: { maxBytes: 1.5 * GIB } });
  });

  it('keeps the focus in the field when the limit is another one, so that Escape still closes the dialog', async () => {
    const field = stage.find<HTMLInputElement>('input');
    await stage.type(field, '1.5');
    await stage.change(() => stage.button('Set limit').focus());
    await stage.change(() => stage.button('Set limit').click());
    await stage.change(() => stage.client.answerTo('captures.configure', succeed({})));
    await stage.change(() =>
      stage.client.answerTo('captures.list', succeed({ ...captureList, maxBytes: 2 * GIB })),
    );
    expect(stage.find<HTMLInputElement>('input')).toBe(field);
    expect(field.value).toBe('2');
    expect(document.activeElement).toBe(field);
    await stage.change(() => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    });
    expect(onClose).toHaveBeenCalled();
  });
});
