// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { plainComposing } from '../../../shared/model/defaults';
import type { ClientEndpoint } from '../../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Composing, Message } from '../../../shared/model/message';
import { setStage, type Stage } from '../../state/stage';
import { clientNamed } from '../../state/stubs';
import { Composer } from './composer';
import type { Route } from './route';
import type { SendPiece } from './send-message';

interface Fixture extends Stage {
  readonly field: HTMLTextAreaElement;
  readonly sent: string[];
  readonly onAction: ReturnType<typeof vi.fn>;
  /** Settles the oldest piece under way. */
  settle(outcome: Outcome<unknown>): Promise<void>;
  key(key: string, more?: KeyboardEventInit): Promise<void>;
  /** Parameters of the calls of one method. */
  asked(method: string): unknown[];
}

interface Given {
  readonly route?: Outcome<Route>;
  readonly composing?: Partial<Composing>;
  readonly target?: Route['target'];
}

const toOne = { kind: 'connection', connection: 3 as ConnectionId } as const;
const toAll = { kind: 'all', server: 1 as EndpointId } as const;

function setUp({ route, composing, target = toOne }: Given = {}): Fixture {
  const sent: string[] = [];
  const waiting: ((outcome: Outcome<unknown>) => void)[] = [];
  const send: SendPiece = (piece) => {
    sent.push(new TextDecoder().decode(piece));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const onAction = vi.fn();
  const endpoint: ClientEndpoint = { ...clientNamed(1, 'C'), composing: { ...plainComposing, ...composing } };
  const stage = setStage(
    <Composer endpoint={endpoint} route={route ?? succeed({ target, send })} onAction={onAction}>
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
    asked: (method) =>
      stage.client.calls.filter((call) => call.method === method).map(({ params }) => params),
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
    const { field, type, key, find, change, button, onAction } = setUp({
      route: fail('not_connected', { name: 'Client 1' }),
    });
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

  it('refuses half of a character, names its place, and marks it', async () => {
    const { field, type, key, sent, find } = setUp();
    await type(field, 'ab\ud800');
    await key('Enter');
    expect(sent).toEqual([]);
    expect(find('[role=alert]').textContent).toContain('wrong at character 3');
    expect([field.selectionStart, field.selectionEnd]).toEqual([2, 3]);
    await key('Escape');
    expect(document.querySelector('[role=alert]')).toBeNull();
    expect(field.value).toBe('ab\ud800');
  });

  it('sends the bytes of the mode, encoding and line ending that were chosen', async () => {
    const { field, type, key, sent, button, change, asked } = setUp({ composing: { ending: 'crlf' } });
    await change(() => button('Hex').click());
    expect(asked('endpoint.prefer')).toEqual([
      { endpoint: 1, composing: { mode: 'hex', encoding: 'utf-8', ending: 'crlf' } },
    ]);
    await type(field, '50 4f, 0x4e 47');
    await key('Enter');
    expect(sent).toEqual(['PONG\r\n']);
  });

  it('sends the line ending alone', async () => {
    const { key, sent } = setUp({ composing: { ending: 'lf' } });
    await key('Enter');
    expect(sent).toEqual(['\n']);
  });

  it('counts its messages, not those that were refused', async () => {
    const { field, type, key, sent, settle } = setUp();
    for (const text of ['${counter}', '${counter', '${counter:3}']) {
      await type(field, text);
      await key('Enter');
      await settle(succeed({}));
    }
    expect(sent).toEqual(['1', '002']);
  });

  it('converts what is typed when the mode changes, and stays when it cannot', async () => {
    const { field, type, change, button, find } = setUp();
    await type(field, 'OK');
    await change(() => button('Hex').click());
    expect(field.value).toBe('4f 4b');
    await type(field, '4f 4');
    await change(() => button('Text').click());
    expect(field.value).toBe('4f 4');
    expect(find('[role=alert]').textContent).toContain('It stays as Hex');
  });

  it('recalls what earlier runs sent, as what it was sent', async () => {
    const { field, key, client, change, asked, find } = setUp();
    const earlier: Message = { ...plainComposing, mode: 'hex', source: '41 42' };
    await change(() => client.answerTo('history.read', succeed({ messages: [earlier] })));
    await key('ArrowUp');
    expect(field.value).toBe('41 42');
    expect(find('[role=radio][aria-checked=true]').textContent).toBe('Hex');
    await key('ArrowDown');
    expect(find('[role=radio][aria-checked=true]').textContent).toBe('Text');
    expect(asked('endpoint.prefer')).toEqual([]);
  });

  it('keeps what is sent for later runs', async () => {
    const { field, type, key, asked } = setUp();
    await type(field, 'hello');
    await key('Enter');
    expect(asked('history.add')).toEqual([{ endpoint: 1, message: { ...plainComposing, source: 'hello' } }]);
  });
});

describe('a long text', () => {
  async function paste(fixture: Fixture, text: string): Promise<Event> {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { files: [], getData: () => text } });
    await fixture.change(() => fixture.field.dispatchEvent(event));
    return event;
  }

  it('is what is pasted where a program put a picture of it beside it', async () => {
    const fixture = setUp();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const files = [new File(['x'], 'picture.png')];
    Object.assign(event, { clipboardData: { files, getData: () => 'a text' } });
    await fixture.change(() => fixture.field.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(false);
    expect(document.querySelector('li')).toBeNull();
  });

  it('is held back when it is dropped, too', async () => {
    const fixture = setUp();
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files: [], getData: () => 'x'.repeat(300_000) } });
    await fixture.change(() => fixture.field.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    expect(fixture.find('[role=alertdialog]').textContent).toContain('300,000 characters');
  });

  it('is pasted without a question up to a size', async () => {
    const fixture = setUp();
    expect((await paste(fixture, 'x'.repeat(256 * 1024))).defaultPrevented).toBe(false);
    expect(document.querySelector('[role=alertdialog]')).toBeNull();
  });

  it('asks first, and becomes a file to send', async () => {
    const fixture = setUp();
    expect((await paste(fixture, 'x'.repeat(300_000))).defaultPrevented).toBe(true);
    expect(fixture.find('[role=alertdialog]').textContent).toContain('300,000 characters');
    await fixture.change(() => fixture.button('Send like a file').click());
    await vi.waitFor(async () => {
      await fixture.change(() => undefined);
      expect(document.querySelector('li')?.textContent).toContain('Pasted text292.9 KiB');
    });
    expect(fixture.field.value).toBe('');
  });

  it('of 50 MB never gets near the field', async () => {
    const fixture = setUp();
    await paste(fixture, 'x'.repeat(50_000_000));
    expect(fixture.find('[role=alertdialog]').textContent).toContain('The input takes at most 1 MiB.');
    expect(() => fixture.button('Put into the message')).toThrow();
    await fixture.change(() => fixture.button('Cancel').click());
    expect(fixture.field.value).toBe('');
  });

  it('names a character that the encoding lacks', async () => {
    const fixture = setUp({ composing: { encoding: 'us-ascii' } });
    await paste(fixture, `${'x'.repeat(300_000)}ß`);
    await fixture.change(() => fixture.button('Send like a file').click());
    await vi.waitFor(async () => {
      await fixture.change(() => undefined);
      expect(fixture.find('[role=alertdialog] [role=alert]').textContent).toContain(
        'ASCII has no “ß”, which is character 300,001 of the text.',
      );
    });
  });
});

describe('files', () => {
  async function drag(fixture: Fixture, type: string, files: File[]): Promise<Event> {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files, types: ['Files'], getData: () => '' } });
    await fixture.change(() => fixture.field.dispatchEvent(event));
    return event;
  }

  it('are taken when they are dropped on the input, which shows that it would take them', async () => {
    const fixture = setUp();
    await drag(fixture, 'dragover', []);
    expect(document.querySelector('[data-dropping]')).not.toBeNull();
    const dropped = await drag(fixture, 'drop', [new File(['abc'], 'a.bin'), new File([], 'b.bin')]);
    expect(dropped.defaultPrevented).toBe(true);
    expect(document.querySelector('[data-dropping]')).toBeNull();
    expect([...document.querySelectorAll('li')].map((each) => each.textContent?.slice(0, 5))).toEqual([
      'a.bin',
      'b.bin',
    ]);
  });

  it('are taken when they are pasted', async () => {
    const fixture = setUp();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { files: [new File(['abc'], 'a.bin')], getData: () => '' } });
    await fixture.change(() => fixture.field.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    expect(document.querySelector('li')?.textContent).toContain('a.bin3 bytes');
  });
});

describe('an expected answer', () => {
  async function expectOk(fixture: Fixture): Promise<void> {
    await fixture.change(() => fixture.button('Expect an answer').click());
    await fixture.type(fixture.find<HTMLTextAreaElement>('[role=dialog] textarea'), 'OK');
    await fixture.change(() => fixture.button('Expect this').click());
  }

  it('is waited for with each message, and told', async () => {
    const fixture = setUp();
    await expectOk(fixture);
    await fixture.type(fixture.field, 'ping');
    await fixture.key('Enter');
    expect(fixture.sent).toEqual([]);
    expect(fixture.asked('connection.expect')).toMatchObject([
      { connection: 3, data: new TextEncoder().encode('ping'), expect: { withinMs: 1_000 } },
    ]);
    expect(fixture.place.textContent).toContain('Waiting for the answer');
    await fixture.change(() =>
      fixture.client.answerTo('connection.expect', succeed({ outcome: 'passed', tookUs: 12_300 })),
    );
    expect(fixture.place.textContent).toContain('Passed in 12.3 ms');
    await fixture.change(() => fixture.button('Expect nothing').click());
    await fixture.type(fixture.field, 'pong');
    await fixture.key('Enter');
    expect(fixture.sent).toEqual(['pong']);
  });

  it('brings the text back when it could not be sent', async () => {
    const fixture = setUp();
    await expectOk(fixture);
    await fixture.type(fixture.field, 'ping');
    await fixture.key('Enter');
    await fixture.change(() => fixture.client.answerTo('connection.expect', fail('write_after_close', {})));
    expect(fixture.field.value).toBe('ping');
    expect(fixture.find('[role=alert]').textContent).toContain('finished sending');
  });

  it('is not expected from many at once', async () => {
    const fixture = setUp({ target: toAll });
    await expectOk(fixture);
    await fixture.type(fixture.field, 'ping');
    await fixture.key('Enter');
    expect(fixture.field.value).toBe('ping');
    expect(fixture.sent).toEqual([]);
    expect(fixture.find('[role=alert]').textContent).toContain('An answer is expected from one connection.');
  });
});

describe('repeating', () => {
  it('starts with the message in the input, which stays', async () => {
    const fixture = setUp();
    await fixture.type(fixture.field, 'ping');
    await fixture.change(() => fixture.button('Repeat').click());
    await fixture.change(() => fixture.button('Start repeating').click());
    expect(fixture.asked('sending.repeat')).toEqual([
      {
        target: toOne,
        name: 'ping',
        message: { ...plainComposing, source: 'ping' },
        repetition: { everyMs: 1_000, jitterMs: 0, count: null },
      },
    ]);
    expect(fixture.field.value).toBe('ping');
  });

  it('is refused with a message that is wrong, and says where', async () => {
    const fixture = setUp();
    await fixture.type(fixture.field, '\\q');
    await fixture.change(() => fixture.button('Repeat').click());
    await fixture.change(() => fixture.button('Start repeating').click());
    expect(fixture.asked('sending.repeat')).toEqual([]);
    expect(fixture.find('[role=dialog] [role=alert]').textContent).toContain('wrong at character 1');
  });
});
