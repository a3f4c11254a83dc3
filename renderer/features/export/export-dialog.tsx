import { useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { RadioList, type RadioOption } from '../../ui/radio-list';
import { ProblemNote } from '../problems/problem-note';
import {
  exportChoices,
  exportRequest,
  firstDraft,
  rangeProblem,
  type ExportChoice,
  type ExportRows,
} from './export-draft';
import styles from './export-dialog.module.css';
import type { LogScope } from '../log/log';
import { startExport } from './start-export';

interface ExportDialogProps {
  readonly scope: LogScope;
  /** Whose log it is. */
  readonly name: string;
  readonly onClose: () => void;
}

const formats = (Object.keys(exportChoices) as ExportChoice[]).map((value) => ({
  value,
  ...exportChoices[value],
}));

/** Asks which rows of a log are written to a file, and how. Where the file goes is asked by the system. */
export function ExportDialog({ scope, name, onClose }: ExportDialogProps): ReactNode {
  const { client, exports } = useServices();
  const [draft, setDraft] = useState(() => firstDraft(scope));
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const wrong = rangeProblem(draft);
  const request = exportRequest(draft, scope);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (request === null) return;
    setProblem(null);
    const title = `${name} · ${exportChoices[draft.choice].name}`;
    const outcome = await startExport({ client, exports }, request, title);
    if (!outcome.ok) setProblem(outcome.error);
    else if (outcome.value.kind === 'started') onClose();
  }

  return (
    <Dialog title={`Export the log of ${name}`} size="wide" onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
        <div className={styles['columns']}>
          <div className={styles['rows']}>
            <RadioList
              label="Rows"
              value={draft.rows}
              options={rowOptions(scope)}
              onChange={(rows) => setDraft({ ...draft, rows })}
            />
            {draft.rows === 'between' && (
              <div className={styles['range']}>
                <Field
                  label="From record"
                  placeholder="First"
                  numeric
                  value={draft.from}
                  onChange={(from) => setDraft({ ...draft, from })}
                  isInvalid={wrong !== null}
                />
                <Field
                  label="To record"
                  placeholder="Last"
                  numeric
                  value={draft.to}
                  onChange={(to) => setDraft({ ...draft, to })}
                  isInvalid={wrong !== null}
                />
              </div>
            )}
            <p role="status" className={styles['wrong']}>
              {wrong}
            </p>
          </div>
          <RadioList
            label="Format"
            value={draft.choice}
            options={formats}
            onChange={(choice) => setDraft({ ...draft, choice })}
          />
        </div>
        {problem !== null && <ProblemNote error={problem} />}
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" isDisabled={request === null}>
            Export
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function rowOptions({ filter, selected, connection }: LogScope): readonly RadioOption<ExportRows>[] {
  return [
    {
      value: 'all',
      name: 'All rows of this view',
      ...(connection !== null && { explains: `Those of connection #${connection}.` }),
    },
    ...(filter === null
      ? []
      : [
          {
            value: 'filtered',
            name: 'Matching rows only',
            explains: 'Those that the filter keeps.',
          } as const,
        ]),
    ...(selected === null
      ? []
      : [
          {
            value: 'selected',
            name: 'The selected row',
            explains: `Record ${selected.toLocaleString('en')}.`,
          } as const,
        ]),
    { value: 'between', name: 'From one record to another' },
  ];
}
