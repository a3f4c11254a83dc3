import { useState, type ReactNode } from 'react';
import type { RulesFile } from '../../../../shared/library/rules-json';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { useServices } from '../../../state/app-context';
import { Button } from '../../../ui/button';
import { Dialog, DialogButtons } from '../../../ui/dialog';
import { ProblemList } from '../../exchange/problem-list';
import { ProblemNote } from '../../problems/problem-note';
import { addRules, type Added } from './rules-transfer';

interface RulesImportProps {
  readonly endpoint: Endpoint;
  /** The file's name, and what it holds. */
  readonly name: string;
  readonly file: RulesFile;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'adding'; readonly done: number }
  | { readonly kind: 'over'; readonly outcome: Added };

/** Says what a file holds and what is wrong with it, and adds it to the rules when that is wanted. */
export function RulesImport({ endpoint, name, file, onClose }: RulesImportProps): ReactNode {
  const { client } = useServices();
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const total = file.rules.length + (file.fallback === null ? 0 : 1);
  const problems = step.kind === 'over' ? step.outcome.refused : file.problems;

  async function add(): Promise<void> {
    setStep({ kind: 'adding', done: 0 });
    const outcome = await addRules(client, endpoint.id, file, (done) => setStep({ kind: 'adding', done }));
    if (outcome.error === null && outcome.refused.length === 0) onClose();
    else setStep({ kind: 'over', outcome });
  }

  return (
    <Dialog title={`Import ${name}`} onClose={onClose}>
      <p role="status">{stepWords(step, file, total)}</p>
      <ProblemList problems={problems} />
      {step.kind === 'over' && step.outcome.error !== null && <ProblemNote error={step.outcome.error} />}
      <DialogButtons>
        <Button onPress={onClose}>{step.kind === 'asking' && total > 0 ? 'Cancel' : 'Close'}</Button>
        {step.kind !== 'over' && total > 0 && (
          <Button tone="primary" isDisabled={step.kind === 'adding'} onPress={() => void add()}>
            Add {total.toLocaleString('en')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}

function stepWords(step: Step, { rules, fallback }: RulesFile, total: number): string {
  const count = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'rule' : 'rules'}`;
  if (step.kind === 'adding') return `${step.done.toLocaleString('en')} of ${count(total)} added`;
  if (step.kind === 'over') return `${count(step.outcome.added)} of ${total.toLocaleString('en')} added.`;
  if (total === 0) return 'Nothing in it can be added.';
  const last = fallback === null ? '' : ' and a fall-back, which takes the place of the one there is';
  return `It holds ${count(rules.length)}${last}. They are added below those that there are.`;
}
