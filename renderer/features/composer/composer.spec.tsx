// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { setStage, type Stage } from '../../state/stage';
import { Composer } from './composer';
import type { SendPiece } from './send-message';

interface Fixture extends Stage {
  readonly field: HTMLTextAreaElement;
  readonly sent: string[];
  readonly onAction: ReturnType<typeof vi.fn>;
  /** Settles the oldest piece under way. */
  settle(outcome: Outcome<unknown>): Promise<void>;
  key(key: string, more?: KeyboardEventInit): Promise<void>;
}

function setUp(route?: Outcome<SendPiece>): Fixture {
  const sent: string[] = [];
  const waiting: ((outcome: Outcome<unknown>) => void)[] = [];
  const sendPiece: SendPiece = (piece) => {
    sent.push(new TextDecoder().decode(piece));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const onAction = vi.fn();
  const stage = setStage(
    <Composer route={route ?? succeed(sendPiece)} queued={0} onAction={onAction}>
      hint
    </Composer>,
  );
  const field = stage.find<HTMLTextAreaElement>('textarea');
  return {
    ...stage,
    field,
    sent,
    onAction,
    settle: (outcome) => stage.change(() => waiting.shift()?.(outcome)),
    key: (key, more) =>
      stage.change(() =>
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
      ),
  };
}

describe('composer', () => {
  it('sends exactly the bytes typed on Enter, and is empty then', async () => {
    const { field, type, key, sent, settle } = setUp();
    await type(field, 'héllo');
    await key('Enter');
    expect(sent).toEqual(['héllo']);
    expect(field.value).toBe('');
    await settle(succeed({}));
    expect(field.value).toBe('');
  });

  it('counts the bytes, not the characters', async () => {
    const { field, type, place } = setUp();
    await type(field, 'é👋');
    expect(place.textContent).toContain('6 bytes');
  });

  it.each<[string, KeyboardEventInit]>([
    ['Shift+Enter', { shiftKey: true }],
    ['Enter of an input method', { isComposing: true }],
  ])('does not send on %s', async (_name, more) => {
    const { field, type, key, sent } = setUp();
    await type(field, 'text');
    await key('Enter', more);
    expect(sent).toEqual([]);
    expect(field.value).toBe('text');
  });

  it('keeps the text when nothing can be sent, says why, and offers the next step', async () => {
    const { field, type, key, find, change, button, onAction } = setUp(
      fail('not_connected', { name: 'Client 1' }),
    );
    await type(field, 'text');
    await key('Enter');
    expect(field.value).toBe('text');
    expect(find('[role=alert]').textContent).toContain('Client 1 is not connected.');
    await change(() => button('Connect now').click());
    expect(onAction).toHaveBeenCalledWith({ kind: 'connect', label: 'Connect now' });
    expect(field.value).toBe('text');
  });

  it('brings the text back when sending failed', async () => {
    const { field, type, key, settle, find } = setUp();
    await type(field, 'text');
    await key('Enter');
    await settle(fail('connection_reset', {}));
    expect(field.value).toBe('text');
    expect(find('[role=alert]').textContent).toContain('RST');
  });

  it('keeps what was typed meanwhile; the failed message is then in the history', async () => {
    const { field, type, key, settle } = setUp();
    await type(field, 'first');
    await key('Enter');
    await type(field, 'second');
    await settle(fail('connection_reset', {}));
    expect(field.value).toBe('second');
    await key('ArrowUp');
    expect(field.value).toBe('first');
    await key('ArrowDown');
    expect(field.value).toBe('second');
  });

  it('sends messages one after another', async () => {
    const { field, type, key, settle, sent } = setUp();
    await type(field, 'one');
    await key('Enter');
    await type(field, 'two');
    await key('Enter');
    expect(sent).toEqual(['one']);
    await settle(succeed({}));
    await settle(succeed({}));
    expect(sent).toEqual(['one', 'two']);
  });

  it('refuses half of a character, and names its place', async () => {
    const { field, type, key, sent, find } = setUp();
    await type(field, 'ab\ud800');
    await key('Enter');
    expect(sent).toEqual([]);
    expect(find('[role=alert]').textContent).toContain('position 3');
    await key('Escape');
    expect(document.querySelector('[role=alert]')).toBeNull();
    expect(field.value).toBe('ab\ud800');
  });
});
