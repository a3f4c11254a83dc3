import { useId, type ReactNode } from 'react';
import type { Fault } from '../../../shared/message/fault';
import type { Matching } from '../../../shared/model/matching';
import { CheckBox } from '../check-box';
import { Choice } from '../field';
import { FaultLine } from './bytes-line';
import { EncodingChoice } from './composing-choices';
import { matchingFault } from './matching-fault';
import { matchingLabels, rematched } from './matching-labels';
import styles from './matching-editor.module.css';
import { MessageEditor } from './message-editor';
import { MessageField } from './message-field';
import { runsOf } from './runs';

interface MatchingEditorProps {
  /** What is compared, as the list of ways is called: `The answer`. */
  readonly label: string;
  readonly matching: Matching;
  readonly onChange: (matching: Matching) => void;
  /** Ways that make no sense here. */
  readonly without?: readonly Matching['by'][];
}

/** When received bytes fit: the way they are compared, and with what. What is wrong is marked where it stands. */
export function MatchingEditor({ label, matching, onChange, without = [] }: MatchingEditorProps): ReactNode {
  const fault = matchingFault(matching);
  return (
    <div className={styles['editor']}>
      <Choice
        label={label}
        value={matching.by}
        options={matchingLabels.filter(({ value }) => !without.includes(value))}
        onChange={(by) => onChange(rematched(matching, by))}
      />
      {matching.by === 'regex' && <Pattern matching={matching} fault={fault} onChange={onChange} />}
      {'content' in matching && (
        <MessageEditor
          label="Content"
          isLabelHidden
          rows={1}
          show={{ ending: false }}
          message={{ ...matching.content, ending: 'none' }}
          fault={fault}
          onChange={({ mode, source, encoding }) =>
            onChange({ ...matching, content: { mode, source, encoding } })
          }
        />
      )}
    </div>
  );
}

interface PatternProps {
  readonly matching: Extract<Matching, { by: 'regex' }>;
  readonly fault: Fault | null;
  readonly onChange: (matching: Matching) => void;
}

function Pattern({ matching, fault, onChange }: PatternProps): ReactNode {
  const said = useId();
  return (
    <>
      <MessageField
        label="Pattern"
        value={matching.source}
        onChange={(source) => onChange({ ...matching, source })}
        runs={runsOf(matching.source, [], fault === null ? [] : [fault])}
        isInvalid={fault !== null}
        describedBy={said}
        placeholder="For example ^OK (\d+)"
        rows={1}
        maxRows={4}
      />
      <div className={styles['line']}>
        <CheckBox
          isSelected={matching.matchCase}
          onChange={(matchCase) => onChange({ ...matching, matchCase })}
        >
          Match case
        </CheckBox>
        <CheckBox
          isSelected={matching.over === 'bytes'}
          onChange={(bytes) => onChange({ ...matching, over: bytes ? 'bytes' : 'text' })}
        >
          Over bytes
        </CheckBox>
        {matching.over === 'text' && (
          <EncodingChoice
            encoding={matching.encoding}
            onEncoding={(encoding) => onChange({ ...matching, encoding })}
          />
        )}
      </div>
      <div id={said}>{fault !== null && <FaultLine fault={fault} />}</div>
    </>
  );
}
