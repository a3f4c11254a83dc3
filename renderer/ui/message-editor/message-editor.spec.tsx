// @vitest-environment happy-dom
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../shared/message/fault';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Message } from '../../../shared/model/message';
import { setStage, type Stage } from '../../state/stage';
import { MessageEditor } from './message-editor';

interface Fixture extends Stage {
  readonly field: HTMLTextAreaElement;
  readonly now: () => Message;
  choose(label: string, value: string): Promise<void>;
}

function edit(first: Partial<Message>, more: { fault?: Fault; groups?: string[] } = {}): Fixture {
  let now: Message = { ...emptyMessage, ...first };
  function Owner(): ReactNode {
    const [message, setMessage] = useState(now);
    return (
      <MessageEditor
        label="Reply"
        message={message}
        onChange={(next) => {
          now = next;
          setMessage(next);
        }}
        {...more}
      />
    );
  }
  const stage = setStage(<Owner />);
  return {
    ...stage,
    field: stage.find<HTMLTextAreaElement>('textarea'),
    now: () => now,
    choose: (label, value) =>
      stage.change(() => {
        const select = stage.find<HTMLSelectElement>(`select[aria-label="${label}"]`);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }),
  };
}

const described = ({ field }: Fixture): string =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? '';

describe('MessageEditor', () => {
  it('says how many bytes go out, and which', async () => {
    const editor = edit({ ending: 'crlf' });
    await editor.type(editor.field, 'Hé');
    expect(described(editor)).toBe('5 bytes48 c3 a9 0d 0a');
    expect(editor.now().source).toBe('Hé');
  });

  it('says that variables are filled later', async () => {
    const editor = edit({});
    await editor.type(editor.field, 'n=${counter}');
    expect(described(editor)).toContain('for example');
  });

  it('marks a wrong escape where it stands, and says what is wrong', async () => {
    const editor = edit({});
    await editor.type(editor.field, 'ab\\q');
    expect(described(editor)).toMatch(/^Character 3: /);
    expect(editor.field.getAttribute('aria-invalid')).toBe('true');
    const marked = [...document.querySelectorAll('[aria-hidden] > span')].filter((each) =>
      /fault/.test(each.className),
    );
    expect(marked.map(({ textContent }) => textContent)).toEqual(['\\q']);
  });

  it('names a character that the encoding lacks', async () => {
    const editor = edit({ source: 'naïve 👋' });
    await editor.choose('Encoding', 'iso-8859-1');
    expect(editor.now().encoding).toBe('iso-8859-1');
    expect(described(editor)).toContain('Latin-1 has no “👋”');
  });

  it('switches the mode with the same bytes', async () => {
    const editor = edit({ source: 'OK' });
    await editor.change(() => editor.button('Hex').click());
    expect(editor.now()).toMatchObject({ mode: 'hex', source: '4f 4b' });
    await editor.change(() => editor.button('Text').click());
    expect(editor.now()).toMatchObject({ mode: 'text', source: 'OK' });
  });

  it('stays in its mode when it cannot switch, and says why until something changes', async () => {
    const editor = edit({ mode: 'hex', source: '4' });
    await editor.change(() => editor.button('Text').click());
    expect(editor.now().mode).toBe('hex');
    expect(editor.find('[role=alert]').textContent).toContain('It stays as Hex');
    await editor.type(editor.field, '41');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('shows a fault that its owner found, and takes captures where there are groups', () => {
    expect(described(edit({ source: 'abc' }, { fault: { start: 1, end: 2, problem: 'not here' } }))).toBe(
      'Character 2: not here.',
    );
    expect(described(edit({ source: '${name}' }, { groups: ['name'] }))).toContain('for example');
  });
});
