import { ListFilter } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../ui/cx';
import { facetCount, type Draft, type DraftField, type Mistakes, type Part } from './draft';
import styles from './facets.module.css';
import { Pointer, sentence } from './pattern-field';

interface FacetsProps {
  readonly draft: Draft;
  readonly mistakes: Mistakes;
  readonly onChange: (part: Partial<Draft>) => void;
}

const parts: readonly { readonly value: Part; readonly name: string; readonly explains: string }[] = [
  { value: 'received', name: 'Received', explains: 'Bytes that were read' },
  { value: 'sent', name: 'Sent', explains: 'Bytes that were written' },
  { value: 'opened', name: 'Opened', explains: 'Listening, connecting, opened' },
  { value: 'ended', name: 'Ended', explains: 'Finished sending, closed, reset, refused, stopped' },
  { value: 'problems', name: 'Problems', explains: 'Errors, and bytes that were not captured' },
];
const fields: readonly {
  readonly field: Exclude<DraftField, 'text'>;
  readonly name: string;
  readonly example: string;
}[] = [
  { field: 'connections', name: 'Connections', example: '1, 3-5' },
  { field: 'length', name: 'Length in bytes', example: '64, 10-20, >100' },
  { field: 'time', name: 'Time', example: '12:31-12:40, >12:31:34.5' },
];

/** What narrows the rows besides a pattern: a button, and what it opens. */
export function Facets({ draft, mistakes, onChange }: FacetsProps): ReactElement {
  const active = facetCount(draft);
  const isWrong = fields.some(({ field }) => mistakes[field] !== undefined);
  return (
    <DialogTrigger>
      <AriaButton
        className={cx(styles['button'], active > 0 && styles['active'], isWrong && styles['wrong'])}
        aria-label={active === 0 ? 'Filters' : `Filters, ${active} active${isWrong ? ', one is wrong' : ''}`}
      >
        <ListFilter size={14} aria-hidden />
        Filters{active > 0 && ` · ${active}`}
      </AriaButton>
      <Popover className={cx(styles['popover'])} placement="bottom end">
        <Dialog className={cx(styles['dialog'])} aria-label="Filters">
          <fieldset className={styles['parts']}>
            <legend className={styles['label']}>Rows</legend>
            {parts.map(({ value, name, explains }) => (
              <label key={value} className={styles['part']} title={explains}>
                <input
                  type="checkbox"
                  checked={draft.parts.includes(value)}
                  onChange={(event) =>
                    onChange({ parts: toggled(draft.parts, value, event.currentTarget.checked) })
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
          {fields.map(({ field, name, example }) => (
            <FacetField
              key={field}
              name={name}
              example={example}
              value={draft[field]}
              mistake={mistakes[field] ?? null}
              onChange={(text) => onChange({ [field]: text })}
            />
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface FacetFieldProps {
  readonly name: string;
  readonly example: string;
  readonly value: string;
  readonly mistake: Mistakes[DraftField] | null;
  readonly onChange: (text: string) => void;
}

function FacetField({ name, example, value, mistake, onChange }: FacetFieldProps): ReactElement {
  const fault = useId();
  const isWrong = mistake !== null && mistake !== undefined;
  return (
    <label className={styles['field']}>
      <span className={styles['label']}>{name}</span>
      <input
        type="text"
        className={styles['input']}
        value={value}
        placeholder={example}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? fault : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {isWrong && (
        <span id={fault} role="alert" className={styles['fault']}>
          <Pointer text={value} mistake={mistake} />
          {sentence(mistake.problem)}
        </span>
      )}
    </label>
  );
}

/** Parts in the order of the list above, with one added or taken away. */
function toggled(chosen: readonly Part[], part: Part, isChosen: boolean): Part[] {
  return parts
    .map(({ value }) => value)
    .filter((value) => (value === part ? isChosen : chosen.includes(value)));
}
