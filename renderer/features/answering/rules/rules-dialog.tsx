import { useEffect, useState, type ReactNode } from 'react';
import { emptyMessage } from '../../../../shared/model/defaults';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { RuleId } from '../../../../shared/model/rule';
import { Button } from '../../../ui/button';
import { Dialog, DialogButtons } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { createScroller } from '../../../ui/virtual/scroller';
import { ProblemNote } from '../../problems/problem-note';
import { FallbackLine } from './fallback-line';
import { moveTarget } from './move-target';
import { Question } from './question';
import { RuleList, type Move } from './rule-list';
import type { PlacedRule } from './rule-pages';
import { RuleTools } from './rule-tools';
import { RulesExchange } from './rules-exchange';
import { RulesFraming } from './rules-framing';
import { ruleTitle } from './rule-words';
import styles from './rules-dialog.module.css';
import { keyOf, type Selected } from './selected';
import { SelectedRule } from './selected-rule';
import { TrialBox } from './trial-box';
import { useDrafts } from './use-drafts';
import { useRules } from './use-rules';
import { useTrial } from './use-trial';

type Over =
  | { readonly kind: 'none' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'delete'; readonly id: RuleId; readonly title: string };

/** The rules of an endpoint: listed, changed, and tried on an input. */
export function RulesDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }): ReactNode {
  const rules = useRules(endpoint);
  const { pages, state } = rules;
  const drafts = useDrafts();
  const [scroller] = useState(() => createScroller('top'));
  const [selected, setSelected] = useState<Selected>({ kind: 'none' });
  const [cursor, setCursor] = useState<number | null>(null);
  const [shown, setShown] = useState<{ readonly index: number } | null>(null);
  const [words, setWords] = useState('');
  const [input, setInput] = useState(() => ({ ...emptyMessage, ...endpoint.composing }));
  const [over, setOver] = useState<Over>({ kind: 'none' });
  const trial = useTrial(endpoint, input);
  const count = state.kind === 'loaded' ? state.count : 0;
  const fired = new Set(trial.kind === 'tried' ? trial.fired.flatMap(({ rule }) => rule ?? []) : []);
  const chosen = selected.kind === 'rule' ? pages.placeOf(selected.rule.id) : null;
  const closeOver = (): void => setOver({ kind: 'none' });

  function find(text: string): void {
    setWords(text);
    setCursor(null);
    pages.find(text);
  }

  // The list must have the row first: a search that hid it may just have been cleared.
  useEffect(() => {
    if (shown !== null) scroller.reveal(shown.index);
  }, [scroller, shown]);

  function reveal(index: number): void {
    setCursor(index);
    setShown({ index });
  }

  function show(id: RuleId, index: number | null): void {
    if (index === null) return setSelected({ kind: 'fallback' });
    if (words !== '') find('');
    const placed = pages.placeOf(id);
    if (placed !== null) setSelected({ kind: 'rule', rule: placed.rule });
    reveal(index);
  }

  function put({ rule }: PlacedRule, to: number): void {
    rules.move(rule, to);
    reveal(to);
  }

  function move(placed: PlacedRule, to: Move): void {
    const target = words === '' ? moveTarget(placed.index, to, count) : null;
    if (target !== null) put(placed, target);
  }

  async function duplicate(placed: PlacedRule): Promise<void> {
    const copy = await rules.duplicate(placed);
    if (copy === null) return;
    setSelected({ kind: 'rule', rule: copy });
    if (words === '') reveal(placed.index + 1);
  }

  async function remove(id: RuleId): Promise<void> {
    closeOver();
    setSelected({ kind: 'none' });
    drafts.drop(id);
    await rules.remove(id);
  }

  return (
    <Dialog
      title={`Rules of ${endpoint.name}`}
      size="large"
      onClose={() => (drafts.size > 0 ? setOver({ kind: 'leave' }) : onClose())}
    >
      <div className={styles['columns']}>
        <section className={styles['side']} aria-label="List of rules">
          <Field label="Search" placeholder="Name, pattern or reply" value={words} onChange={find} />
          <RuleTools
            chosen={chosen}
            count={count}
            canMove={words === ''}
            onAdd={() => setSelected({ kind: 'new' })}
            onDuplicate={(placed) => void duplicate(placed)}
            onMove={move}
            onDelete={({ rule }) => setOver({ kind: 'delete', id: rule.id, title: ruleTitle(rule) })}
          />
          <RuleList
            pages={pages}
            state={state}
            scroller={scroller}
            cursor={cursor}
            selected={selected.kind === 'rule' ? selected.rule.id : null}
            changed={drafts.has}
            fired={fired}
            onCursor={setCursor}
            onSelect={({ rule }) => setSelected({ kind: 'rule', rule })}
            onSwitch={rules.toggle}
            canMove={words === ''}
            onMove={move}
            onPlace={put}
            onDelete={(rule) => setOver({ kind: 'delete', id: rule.id, title: ruleTitle(rule) })}
            empty={
              words === '' ? 'There are no rules yet: nothing is answered.' : 'No rule holds these words.'
            }
          />
          <FallbackLine
            fallback={state.kind === 'loaded' ? state.fallback : null}
            isSelected={selected.kind === 'fallback'}
            isChanged={drafts.has('fallback')}
            isFired={
              trial.kind === 'tried' && trial.fired.some(({ rule, index }) => rule !== null && index === null)
            }
            onSelect={() => setSelected({ kind: 'fallback' })}
            onDelete={(id) => setOver({ kind: 'delete', id, title: 'the fall-back' })}
          />
          <RulesFraming endpoint={endpoint} />
          {rules.problem !== null && <ProblemNote error={rules.problem} />}
          {state.kind === 'loaded' && state.problem !== null && <ProblemNote error={state.problem} />}
        </section>
        <div className={styles['work']}>
          <div className={styles['editor']}>
            <SelectedRule
              key={keyOf(selected)}
              endpoint={endpoint}
              rules={rules}
              drafts={drafts}
              selected={selected}
              onSelect={setSelected}
            />
          </div>
          <TrialBox
            input={input}
            onInput={setInput}
            trial={trial}
            isUnsaved={drafts.size > 0}
            onShow={show}
          />
        </div>
      </div>
      <DialogButtons>
        <RulesExchange endpoint={endpoint} onProblem={rules.tell} onChanged={pages.refresh} />
        <Button onPress={() => (drafts.size > 0 ? setOver({ kind: 'leave' }) : onClose())}>Close</Button>
      </DialogButtons>
      {over.kind === 'delete' && (
        <Question
          title={`Delete ${over.title}?`}
          words="It fires no more, on open connections too. What it answered stays in the log."
          confirm="Delete"
          onConfirm={() => void remove(over.id)}
          onClose={closeOver}
        />
      )}
      {over.kind === 'leave' && (
        <Question
          title="Close without saving?"
          words={`What you typed in ${drafts.size === 1 ? 'one rule' : `${drafts.size} rules`} is not saved yet.`}
          confirm="Close without saving"
          onConfirm={onClose}
          onClose={closeOver}
        />
      )}
    </Dialog>
  );
}
