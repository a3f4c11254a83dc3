// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../../shared/errors';
import type { ExportId, ExportState } from '../../../shared/model/export';
import { useServices } from '../../state/app-context';
import { setStage, type Stage } from '../../state/stage';
import { ExportList } from './export-list';

const id = 1 as ExportId;

/** Starts to follow an export, as the dialog does. */
function Starter(): null {
  const { exports } = useServices();
  if (exports.current().length === 0) exports.add(id, 'Server 1 · pcapng');
  return null;
}

describe('the exports of a window', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = setStage(
      <>
        <Starter />
        <ExportList />
      </>,
    );
  });

  async function become(state: ExportState): Promise<string | null> {
    await stage.change(() => stage.client.answerTo('export.status', succeed({ state })));
    return stage.find('li').textContent;
  }

  it('shows how far one has come, and cancels it', async () => {
    expect(await become({ kind: 'running', done: 5, of: 10, bytes: 2_048 })).toBe(
      'Server 1 · pcapngExporting50 % · 2 KiB',
    );
    expect(stage.find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('50');
    await stage.change(() => stage.button('Cancel the export Server 1 · pcapng').click());
    expect(stage.client.calls.at(-1)).toEqual({ method: 'export.cancel', params: { export: id } });
  });

  it.each<[ExportState, string]>([
    [{ kind: 'done', bytes: 2_048, file: '/tmp/a.pcapng' }, 'Saved to /tmp/a.pcapng'],
    [{ kind: 'done', bytes: 2_048, file: null }, 'Downloaded 2 KiB'],
    [{ kind: 'cancelled' }, 'Cancelled; nothing was kept.'],
    [
      { kind: 'failed', error: errorOf('disk_full', { path: '/tmp' }) },
      'The disk that holds /tmp is full. Free',
    ],
  ])('says how it ended, and is put away: %o', async (state, words) => {
    expect(await become(state)).toContain(words);
    await stage.change(() => stage.button('Put away the export Server 1 · pcapng').click());
    expect(stage.place.textContent).toBe('');
  });
});
