// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { setStage, type Stage } from '../../state/stage';
import { serverNamed } from '../../state/stubs';
import { RecordDialog } from './record-dialog';

describe('the dialog before a recording', () => {
  let stage: Stage;
  const onClose = vi.fn();

  beforeEach(async () => {
    onClose.mockClear();
    stage = setStage(<RecordDialog endpoint={serverNamed(1, 'Server 1')} onClose={onClose} />);
    await stage.change(() => stage.client.become({ kind: 'ready' }));
  });

  const press = (name: string): Promise<void> => stage.change(() => stage.button(name).click());
  const params = (): unknown =>
    stage.client.calls.filter(({ method }) => method === 'recording.start').at(-1)?.params;

  it('starts with what was chosen, and goes when the file was', async () => {
    await stage.change(() => stage.find<HTMLInputElement>('input[value="jsonl"]').click());
    await stage.change(() => stage.find<HTMLInputElement>('input[type="checkbox"]').click());
    await stage.type(stage.find<HTMLInputElement>('input[type="text"]'), '0.01');
    expect(stage.button('Record').disabled).toBe(true);
    await stage.type(stage.find<HTMLInputElement>('input[type="text"]'), '2');
    await press('Record');
    expect(params()).toEqual({ endpoint: 1, format: 'jsonl', rotateBytes: 2 * 1024 ** 2 });
    await stage.change(() => stage.client.answerTo('recording.start', succeed({ kind: 'started' })));
    expect(onClose).toHaveBeenCalled();
  });

  it('stays when no file was chosen, and says why it failed', async () => {
    await press('Record');
    await stage.change(() => stage.client.answerTo('recording.start', succeed({ kind: 'cancelled' })));
    expect(onClose).not.toHaveBeenCalled();
    await press('Record');
    await stage.change(() =>
      stage.client.answerTo('recording.start', fail('already_recording', { name: 'Server 1' })),
    );
    expect(stage.find('[role="alert"]').textContent).toContain('Server 1 is already recorded to a file.');
  });
});
