// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { EndpointId } from '../../../shared/model/ids';
import { setStage, type Stage } from '../../state/stage';
import { ExportDialog } from './export-dialog';

const scope = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null };

describe('the dialog before an export', () => {
  let stage: Stage;
  const onClose = vi.fn();

  async function setUp(filter: number | null, selected: number | null): Promise<void> {
    onClose.mockClear();
    stage = setStage(
      <ExportDialog
        scope={{ ...scope, unit: 'records', filter: filter as FilterId | null, selected }}
        name="Server 1"
        onClose={onClose}
      />,
    );
    await stage.change(() => stage.client.become({ kind: 'ready' }));
  }

  const press = (name: string): Promise<void> => stage.change(() => stage.button(name).click());
  const choose = (value: string): Promise<void> =>
    stage.change(() => stage.find<HTMLInputElement>(`input[value="${value}"]`).click());
  const params = (): unknown => stage.client.calls.find(({ method }) => method === 'export.start')?.params;
  const offered = (): readonly string[] =>
    [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].map(({ value }) => value);

  beforeEach(() => setUp(4, 1_234));

  it('offers what there is: a filter, a selected record, or neither', async () => {
    expect(offered().slice(0, 4)).toEqual(['all', 'filtered', 'selected', 'between']);
    expect(document.body.textContent).toContain('Record 1,234.');
    await setUp(null, null);
    expect(offered().slice(0, 2)).toEqual(['all', 'between']);
  });

  it('exports what is matched unless told otherwise, and goes when it was started', async () => {
    await choose('hexdump');
    await press('Export');
    expect(params()).toEqual({ ...scope, filter: 4, from: null, to: null, format: { kind: 'hexdump' } });
    await stage.change(() => stage.client.answerTo('export.start', succeed({ kind: 'cancelled' })));
    expect(onClose).not.toHaveBeenCalled();
    await press('Export');
    await stage.change(() => stage.client.answerTo('export.start', fail('nothing_to_export', {})));
    expect(stage.find('[role="alert"]').textContent).toContain('There are no rows to export here.');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('takes records by their numbers, and says in place what is wrong with them', async () => {
    await choose('between');
    const [from, to] = document.querySelectorAll<HTMLInputElement>('input[type="text"]');
    if (from === undefined || to === undefined) throw new Error('The fields of the range are missing.');
    await stage.type(from, '20');
    await stage.type(to, '10');
    expect(stage.find('form [role="status"]').textContent).toBe('The first record comes after the last one.');
    expect(stage.button('Export').disabled).toBe(true);
    await stage.type(to, '30');
    await press('Export');
    expect(params()).toMatchObject({ filter: null, from: 20, to: 30 });
  });
});
