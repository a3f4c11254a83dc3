import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../shared/errors';
import type { EndpointId } from '../../../../shared/model/ids';
import type { Rule, RuleId } from '../../../../shared/model/rule';
import { flush, stubClient, type StubClient } from '../../../state/stubs';
import { createRulePages, type RulePages, type RulesState } from './rule-pages';
import { ruleOf } from './stub-rule';

interface Fixture {
  readonly client: StubClient;
  readonly pages: RulePages;
  /** Index of the first rule of each page that was asked for. */
  asked(): readonly number[];
  loaded(): Extract<RulesState, { kind: 'loaded' }>;
  /** Answers whatever is asked, until nothing is. */
  serve(rules: readonly Rule[]): Promise<void>;
}

const many = Array.from({ length: 250 }, (_, at) => ruleOf(at + 1));

function setUp(): Fixture {
  const client = stubClient();
  const pages = createRulePages(client, 4 as EndpointId);
  pages.subscribe(() => undefined);
  let answered = 0;
  return {
    client,
    pages,
    asked: () => client.calls.map(({ params }) => (params as { from: number }).from),
    loaded: () => {
      const state = pages.current();
      if (state.kind !== 'loaded') throw new Error('still loading');
      return state;
    },
    serve: async (rules) => {
      while (answered < client.calls.length) {
        const { from, count } = client.calls[answered]?.params as { from: number; count: number };
        answered += 1;
        client.answerTo(
          'rules.window',
          succeed({ total: rules.length, rules: rules.slice(from, from + count), fallback: null }),
        );
        await flush();
      }
    },
  };
}

describe('createRulePages', () => {
  it('pulls only the pages on screen', async () => {
    const { pages, serve, asked, loaded } = setUp();
    expect(pages.current()).toEqual({ kind: 'loading' });
    await serve(many);
    expect(loaded()).toMatchObject({ count: 250, rows: 250, isSearching: false, problem: null });
    expect(loaded().row(99)?.rule.name).toBe('Rule 100');
    expect(loaded().row(100)).toBeUndefined();
    pages.want(190, 210);
    await serve(many);
    expect(asked()).toEqual([0, 100, 200]);
    expect(loaded().row(209)).toMatchObject({ index: 209, rule: { id: 210 } });
    pages.want(195, 205);
    expect(asked()).toHaveLength(3);
  });

  it('goes on behind a page that holds fewer because its rules are large', async () => {
    const { client, pages, asked, loaded } = setUp();
    const serveFew = async (): Promise<void> => {
      for (let at = asked().length - 1; at < client.calls.length; at += 1) {
        const from = asked()[at] ?? 0;
        client.answerTo(
          'rules.window',
          succeed({ total: 250, rules: many.slice(from, from + 40), fallback: null }),
        );
        await flush();
      }
    };
    pages.want(0, 50);
    await serveFew();
    expect(asked()).toEqual([0, 40]);
    pages.want(190, 210);
    await serveFew();
    expect(asked()).toEqual([0, 40, 100, 190]);
    pages.want(190, 235);
    await serveFew();
    expect(asked().slice(4)).toEqual([230]);
    expect(loaded().row(234)?.rule.id).toBe(235);
    pages.find('rule');
    await serveFew();
    expect([loaded().rows, loaded().isSearching]).toEqual([250, false]);
    expect(new Set(asked()).size).toBe(asked().length);
  });

  it('looks through all of them for words', async () => {
    const { pages, serve, loaded } = setUp();
    await serve(many);
    pages.find('RULE 24');
    expect(loaded().isSearching).toBe(true);
    await serve(many);
    expect(loaded().isSearching).toBe(false);
    const names = Array.from({ length: loaded().rows }, (_, row) => loaded().row(row)?.rule.name);
    expect(names).toEqual(many.map(({ name }) => name).filter((name) => name.includes('24')));
    expect(loaded().row(1)?.index).toBe(123);
    pages.find('');
    expect(loaded().rows).toBe(250);
  });

  it('pulls anew what changed, and what changed meanwhile once more', async () => {
    const { pages, serve, asked, loaded } = setUp();
    pages.refresh();
    await serve(many);
    expect(asked()).toEqual([0, 0]);
    pages.refresh();
    await serve(many.slice(5));
    expect(loaded().count).toBe(245);
    expect(loaded().row(0)?.rule.id).toBe(6);
    expect(pages.placeOf(6 as RuleId)).toMatchObject({ index: 0 });
    expect(pages.placeOf(1 as RuleId)).toBeNull();
  });

  it('shows what was saved from here at once', async () => {
    const { pages, serve, loaded } = setUp();
    await serve(many);
    pages.amend(ruleOf(3, { name: 'Third' }), 'list');
    pages.amend(ruleOf(300), 'fallback');
    expect(loaded().row(2)?.rule.name).toBe('Third');
    expect(loaded().row(1)?.rule.name).toBe('Rule 2');
    expect(loaded().fallback?.id).toBe(300);
  });

  it('keeps what it has when the engine fails, and says so', async () => {
    const { pages, client, serve, loaded } = setUp();
    await serve(many);
    pages.refresh();
    client.answerTo('rules.window', fail('transport_lost', {}));
    await flush();
    expect(loaded()).toMatchObject({ count: 250, problem: { code: 'transport_lost' } });
    expect(loaded().row(0)?.rule.id).toBe(1);
  });
});
