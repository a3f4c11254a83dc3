// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import type { SendingId, SendTarget } from '../../../shared/model/sending';
import { setStage, type Stage } from '../../state/stage';
import { AttachmentList } from './attachment-list';
import { useAttachments } from './use-attachments';

const target: SendTarget = { kind: 'connection', connection: 3 as ConnectionId };

function Part({ to }: { readonly to: Outcome<SendTarget> }): React.ReactNode {
  const { list, add, setPace, send, remove } = useAttachments();
  return (
    <>
      <button
        type="button"
        onClick={() =>
          add([
            { name: 'a.bin', content: new Blob(['abcde']) },
            { name: 'b.bin', content: new Blob([]) },
          ])
        }
      >
        Choose
      </button>
      <AttachmentList attachments={list} onPace={setPace} onSend={(id) => send(id, to)} onRemove={remove} />
    </>
  );
}

async function choose(to: Outcome<SendTarget> = succeed(target)): Promise<Stage> {
  const stage = setStage(<Part to={to} />);
  await stage.change(() => stage.button('Choose').click());
  return stage;
}

const names = (): (string | null)[] => [...document.querySelectorAll('li')].map((each) => each.textContent);

describe('files to send', () => {
  it('lists each with its size, and forgets one that is not wanted', async () => {
    const stage = await choose();
    expect(names()).toHaveLength(2);
    expect(names()[0]).toContain('a.bin5 bytes');
    await stage.change(() => stage.button('Do not send a.bin').click());
    expect(names()).toHaveLength(1);
    expect(stage.client.calls).toEqual([]);
  });

  it('sends one as its options say, and lets it go', async () => {
    const stage = await choose();
    const [chunk, rate] = [...document.querySelectorAll('input')];
    await stage.type(chunk!, '100');
    await stage.type(rate!, '9,600');
    await stage.change(() => stage.button('Send a.bin').click());
    expect(stage.client.calls[0]).toEqual({
      method: 'sending.file',
      params: { target, name: 'a.bin', bytes: 5, pace: { chunk: 100, bytesPerSecond: 9_600 } },
    });
    expect(names()).toHaveLength(1);
    await stage.change(() => stage.client.answerTo('sending.file', succeed({ sending: 1 as SendingId })));
    expect(names()).toHaveLength(1);
  });

  it('says what is wrong with an option, and does not send', async () => {
    const stage = await choose();
    await stage.type(stage.find<HTMLInputElement>('input'), '0');
    expect(stage.find('[role=alert]').textContent).toContain(
      'The chunk size must be a whole number from 1 to',
    );
    expect(stage.button('Send a.bin').disabled).toBe(true);
  });

  it('keeps a file that cannot be sent now, and says why', async () => {
    const stage = await choose(fail('not_connected', { name: 'C' }));
    await stage.change(() => stage.button('Send a.bin').click());
    expect(stage.find('[role=alert]').textContent).toContain('C is not connected.');
    expect(names()).toHaveLength(2);
    expect(stage.client.calls).toEqual([]);
  });

  it('brings one back that the engine refused', async () => {
    const stage = await choose();
    await stage.change(() => stage.button('Send a.bin').click());
    expect(names()).toHaveLength(1);
    await stage.change(() => stage.client.answerTo('sending.file', fail('too_many_sendings', { cap: 64 })));
    expect(names()).toHaveLength(2);
    expect(stage.find('[role=alert]').textContent).toContain('64 files, repetitions and sequences');
  });
});
