// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../../shared/errors';
import { noFraming } from '../../../../shared/model/defaults';
import type { Rule, RuleId } from '../../../../shared/model/rule';
import { setStage, type Stage } from '../../../state/stage';
import { flush, serverNamed } from '../../../state/stubs';
import { RulesDialog } from './rules-dialog';
import { ruleOf } from './stub-rule';

const endpoint = { ...serverNamed(4, 'S'), responder: { kind: 'rules', framing: noFraming } } as const;

describe('RulesDialog', () => {
  let stage: Stage;
  let rules: Rule[];
  let fallback: Rule | null;
  const onClose = vi.fn();

  beforeEach(async () => {
    onClose.mockReset();
    rules = [ruleOf(1, { name: 'ping' }), ruleOf(2, { name: 'stop', then: 'close' })];
    fallback = null;
    // The list draws what fits into its height, which a document without a layout has none of.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
    stage = setStage(<RulesDialog endpoint={endpoint} onClose={onClose} />);
    await pulled();
  });

  /** Answers every pull of the list that is open. */
  async function pulled(): Promise<void> {
    for (let open = true; open;) {
      await stage.change(() => {
        try {
          stage.client.answerTo('rules.window', succeed({ total: rules.length, rules, fallback }));
        } catch {
          open = false;
        }
      });
      await flush();
    }
  }

  const last = (method: string): unknown =>
    stage.client.calls.filter((call) => call.method === method).at(-1)?.params;
  const rows = (): string[] => [...document.querySelectorAll('[role=row]')].map((row) => row.textContent);
  const row = (at: number): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[role=row][data-index="${at}"]`);
    if (found === null) throw new Error(`no row ${at}`);
    return found;
  };
  const field = (label: string): HTMLTextAreaElement =>
    stage.find<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`);
  const press = (key: string, more: KeyboardEventInit = {}): Promise<void> =>
    stage.change(() => {
      stage.find('[role=grid]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    });

  it('lists each rule with what it does', () => {
    expect(rows()).toEqual([
      '1pingcontains “ping” → 1 message',
      '2stopcontains “ping” → 1 message, then closes',
    ]);
  });

  it('adds a rule, and keeps what was typed when it is refused', async () => {
    await stage.change(() => stage.button('Add rule').click());
    await stage.type(field('Content'), 'hello');
    await stage.type(field('Message 1'), 'wor\\q');
    await stage.change(() => stage.button('Save rule').click());
    expect(last('rules.save')).toMatchObject({
      endpoint: 4,
      id: null,
      place: 'list',
      rule: {
        when: { by: 'contains', content: { source: 'hello' } },
        reply: [{ message: { source: 'wor\\q' } }],
      },
    });
    await stage.change(() =>
      stage.client.answerTo(
        'rules.save',
        fail('invalid_rule', { part: 'message 1', problem: 'at character 4, it is odd' }),
      ),
    );
    await pulled();
    expect(stage.find('form [role=alert]').textContent).toContain('The message 1 of the rule is wrong');
    expect(field('Message 1').value).toBe('wor\\q');
    await stage.type(field('Message 1'), 'world');
    await stage.change(() => stage.button('Save rule').click());
    rules = [...rules, ruleOf(3, { name: 'third' })];
    await stage.change(() => stage.client.answerTo('rules.save', succeed({ id: 3 as RuleId })));
    await pulled();
    expect(rows()).toHaveLength(3);
    expect(stage.find('form').getAttribute('aria-label')).toBe('Rule “third”');
  });

  it('marks a wrong pattern alone: the reply that uses its captures stays as right as it was', async () => {
    await stage.change(() => stage.button('Add rule').click());
    await stage.change(() => {
      const ways = stage.find<HTMLSelectElement>('form select');
      ways.value = 'regex';
      ways.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await stage.type(field('Pattern'), '^get (?<key>.+)');
    await stage.type(field('Message 1'), '${key}!');
    await stage.type(field('Pattern'), '^get (?<key>');
    expect(field('Pattern').getAttribute('aria-invalid')).toBe('true');
    expect(field('Message 1').getAttribute('aria-invalid')).toBe('false');
    await stage.type(field('Pattern'), '^get (?<other>.+)');
    expect(field('Message 1').getAttribute('aria-invalid')).toBe('true');
  });

  it('says which rules are off', async () => {
    rules = [ruleOf(1, { name: 'ping', on: false })];
    stage = setStage(<RulesDialog endpoint={endpoint} onClose={onClose} />);
    await pulled();
    expect(rows()).toEqual(['1pingcontains “ping” → 1 messageoff']);
  });

  it('keeps what was typed in one rule while another is looked at, and asks before it is lost', async () => {
    await stage.change(() => row(0).click());
    await stage.type(field('Message 1'), 'changed');
    await stage.change(() => row(1).click());
    expect(field('Message 1').value).toBe('pong');
    expect(row(0).textContent).toContain('not saved');
    await stage.change(() => stage.button('Close').click());
    expect(onClose).not.toHaveBeenCalled();
    expect(stage.find('[role=alertdialog]').textContent).toContain('in one rule is not saved');
    await stage.change(() => stage.button('Keep').click());
    await stage.change(() => row(0).click());
    expect(field('Message 1').value).toBe('changed');
    await stage.change(() => stage.button('Take back').click());
    expect(field('Message 1').value).toBe('pong');
    await stage.change(() => stage.button('Close').click());
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('switches, moves and deletes with the keyboard', async () => {
    await press('ArrowDown');
    await press(' ');
    expect(last('rules.save')).toMatchObject({ id: 1, rule: { name: 'ping', on: false } });
    await press('ArrowDown', { altKey: true });
    expect(last('rules.move')).toEqual({ endpoint: 4, id: 1, to: 1 });
    await press('Delete');
    expect(stage.find('[role=alertdialog]').textContent).toContain('Delete');
    await stage.change(() => stage.button('Delete').click());
    expect(last('rules.remove')).toEqual({ endpoint: 4, ids: [2] });
  });

  it('moves no rule beyond the ends of the list', async () => {
    await press('ArrowDown');
    await press('ArrowUp', { altKey: true });
    await press('Home', { altKey: true });
    expect(last('rules.move')).toBeUndefined();
  });

  it('switches a rule with the pointer', async () => {
    await stage.change(() => row(1).querySelector<HTMLElement>('[role=switch]')?.click());
    expect(last('rules.save')).toMatchObject({ id: 2, rule: { on: false } });
  });

  it('puts a copy below its original', async () => {
    await stage.change(() => row(0).click());
    await stage.change(() => stage.button('Duplicate').click());
    expect(last('rules.save')).toMatchObject({ id: null, rule: { name: 'ping (copy)' } });
    await stage.change(() => stage.client.answerTo('rules.save', succeed({ id: 9 as RuleId })));
    await pulled();
    expect(last('rules.move')).toEqual({ endpoint: 4, id: 9, to: 1 });
  });

  it('has a rule for what no other fits', async () => {
    await stage.change(() => stage.button('Add fall-back').click());
    expect(() => stage.button('Content')).toThrow();
    await stage.type(field('Message 1'), 'What?');
    await stage.change(() => stage.button('Save rule').click());
    expect(last('rules.save')).toMatchObject({
      id: null,
      place: 'fallback',
      rule: { when: { by: 'any' }, reply: [{ message: { source: 'What?' } }] },
    });
    fallback = ruleOf(5, { name: 'rest' });
    await stage.change(() => stage.client.answerTo('rules.save', succeed({ id: 5 as RuleId })));
    await pulled();
    expect(stage.button('Edit fall-back')).toBeDefined();
  });

  it('finds rules, and says when there are none', async () => {
    const search = stage.find<HTMLInputElement>('input[placeholder="Name, pattern or reply"]');
    await stage.type(search, 'stop');
    expect(rows()).toEqual(['2stopcontains “ping” → 1 message, then closes']);
    await stage.type(search, 'nowhere');
    expect(document.body.textContent).toContain('No rule holds these words.');
  });
});
