// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { errorOf, succeed, type ParleyError } from '../../../shared/errors';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Saved, SavedId } from '../../../shared/model/library';
import type { Message } from '../../../shared/model/message';
import { setStage, type Stage } from '../../state/stage';
import { LibraryDialog } from './library-dialog';

const ping: Saved = {
  id: 7 as SavedId,
  name: 'Ping',
  tags: ['health'],
  content: { kind: 'message', message: { ...emptyMessage, source: 'ping' } },
};
const logIn: Saved = {
  id: 8 as SavedId,
  name: 'Log in',
  tags: [],
  content: {
    kind: 'sequence',
    sequence: {
      steps: [{ delayMs: 0, message: emptyMessage, expect: null }],
      loops: 1,
      stopOnError: true,
    },
  },
};

describe('the library', () => {
  let stage: Stage;
  const onSend = vi.fn<(message: Message) => Promise<ParleyError | null>>();
  const onRun = vi.fn();
  const onTake = vi.fn();

  beforeEach(async () => {
    for (const told of [onSend, onRun, onTake]) told.mockReset().mockResolvedValue(null);
    // The list draws what fits into its height, which a document without a layout has none of.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
    stage = setStage(
      <LibraryDialog to="Client 1" onSend={onSend} onRun={onRun} onTake={onTake} onClose={vi.fn()} />,
    );
    await found([ping, logIn]);
  });

  async function found(rows: Saved[]): Promise<void> {
    await stage.change(() =>
      stage.client.answerTo('library.find', succeed({ total: rows.length, rows, tags: ['health'] })),
    );
  }

  const asked = (method: string): unknown[] =>
    stage.client.calls.filter((call) => call.method === method).map(({ params }) => params);

  it('sends a message and runs a sequence at a click, and says so', async () => {
    await stage.change(() => stage.button('Send Ping').click());
    expect(onSend).toHaveBeenCalledWith({ ...emptyMessage, source: 'ping' });
    expect(stage.find('[role=dialog] [role=status]').textContent).toBe('Sent “Ping”.');
    await stage.change(() => stage.button('Run Log in').click());
    expect(onRun).toHaveBeenCalledWith(logIn.content.kind === 'sequence' && logIn.content.sequence, 'Log in');
    expect(stage.find('[role=dialog] [role=status]').textContent).toBe('Started “Log in”.');
  });

  it('says why something cannot be sent', async () => {
    onSend.mockResolvedValue(errorOf('not_connected', { name: 'Client 1' }));
    await stage.change(() => stage.button('Send Ping').click());
    expect(stage.find('[role=alert]').textContent).toContain('Client 1 is not connected.');
  });

  it('finds by words and by tag', async () => {
    await stage.type(stage.find<HTMLInputElement>('[role=search] input'), 'pi');
    expect(asked('library.find').at(-1)).toMatchObject({ words: 'pi', tag: null });
    await found([ping]);
    await stage.change(() => {
      const tag = stage.find<HTMLSelectElement>('[role=search] select');
      tag.value = 'health';
      tag.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(asked('library.find').at(-1)).toMatchObject({ words: 'pi', tag: 'health' });
    await found([]);
    expect(stage.find('[role=dialog]').textContent).toContain('Nothing fits.');
  });

  it('changes an entry, and keeps what was typed when that is refused', async () => {
    await stage.change(() => stage.button('Edit Ping').click());
    const name = [...document.querySelectorAll('input')].find((field) => field.value === 'Ping')!;
    await stage.type(name, 'Pong');
    await stage.change(() => stage.button('Save').click());
    expect(asked('library.save')).toEqual([
      { id: 7, saved: { name: 'Pong', tags: ['health'], content: ping.content } },
    ]);
    await stage.change(() =>
      stage.client.answerTo('library.save', {
        ok: false,
        error: errorOf('not_found', { what: 'saved message', id: 7 }),
      }),
    );
    expect(name.value).toBe('Pong');
    expect(stage.find('[role=alert]').textContent).toContain('There is no saved message 7 any more.');
  });

  it('asks before it deletes', async () => {
    await stage.change(() => stage.find('[role=row]').click());
    await stage.change(() => stage.button('Delete…').click());
    expect(asked('library.remove')).toEqual([]);
    await stage.change(() => stage.button('Delete').click());
    expect(asked('library.remove')).toEqual([{ ids: [7] }]);
  });

  it('puts a message into the input', async () => {
    await stage.change(() => stage.find('[role=row]').click());
    await stage.change(() => stage.button('Put into the input').click());
    expect(onTake).toHaveBeenCalledWith({ ...emptyMessage, source: 'ping' });
  });
});
