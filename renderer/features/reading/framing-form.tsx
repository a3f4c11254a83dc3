import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { Framing, FramingKind } from '../../../shared/model/framing';
import { Button } from '../../ui/button';
import { CheckBox } from '../../ui/check-box';
import { Choice, Field } from '../../ui/field';
import {
  draftOf,
  readDraft,
  type FramingDraft,
  type FramingField,
  type FramingProblems,
} from './framing-draft';
import styles from './framing-form.module.css';
import { framingPresets } from './framing-presets';
import { LengthPicture } from './length-picture';

interface FramingFormProps {
  readonly framing: Framing;
  /** Told of each framing that can be; while something is wrong the last one stays. */
  readonly onChange: (framing: Framing) => void;
}

const kinds: readonly { readonly value: FramingKind; readonly name: string; readonly explains: string }[] = [
  { value: 'none', name: 'None: the chunks as they were read', explains: 'A row for each read and write' },
  { value: 'delimiter', name: 'End with a delimiter', explains: 'As lines do' },
  { value: 'fixed', name: 'Fixed length', explains: 'Every frame has the same number of bytes' },
  { value: 'length', name: 'Length in front', explains: 'A number in the frame says how long it is' },
  { value: 'idle', name: 'End with a pause', explains: 'A frame is over when nothing comes for a while' },
];

/** How the stream is cut into frames: presets, and every field of every kind, applied as soon as it makes sense. */
export function FramingForm({ framing, onChange }: FramingFormProps): ReactElement {
  const [draft, setDraft] = useState(() => draftOf(framing));
  const read = readDraft(draft);
  const problems: FramingProblems = read.ok ? {} : read.problems;

  function become(next: FramingDraft): void {
    setDraft(next);
    const known = readDraft(next);
    if (known.ok) onChange(known.framing);
  }
  const change = (part: Partial<FramingDraft>): void => become({ ...draft, ...part });

  return (
    <div className={styles['form']}>
      <div className={styles['presets']} role="group" aria-label="Presets">
        {framingPresets.map(({ name, framing: preset }) => (
          <Button key={name} tone="pill" onPress={() => become(draftOf(preset))}>
            {name}
          </Button>
        ))}
      </div>
      <Choice label="Frames" value={draft.kind} options={kinds} onChange={(kind) => change({ kind })} />
      <Fields draft={draft} problems={problems} onChange={change} />
      {draft.kind !== 'none' && draft.kind !== 'fixed' && (
        <Checked
          field="most"
          label="Most bytes of a frame"
          draft={draft}
          problems={problems}
          onChange={change}
          hint={read.ok && 'most' in read.framing ? formatBytes(read.framing.most) : null}
        />
      )}
      {!read.ok && <p className={styles['quiet']}>The framing stays as it was until this is right.</p>}
    </div>
  );
}

interface FieldsProps {
  readonly draft: FramingDraft;
  readonly problems: FramingProblems;
  readonly onChange: (part: Partial<FramingDraft>) => void;
}

function Fields(props: FieldsProps): ReactNode {
  switch (props.draft.kind) {
    case 'none':
      return null;
    case 'delimiter':
      return <DelimiterFields {...props} />;
    case 'fixed':
      return <Checked {...props} field="length" label="Bytes of each frame" />;
    case 'length':
      return <LengthFields {...props} />;
    case 'idle':
      return <Checked {...props} field="ms" label="A frame ends when nothing came for, in ms" />;
  }
}

function DelimiterFields(props: FieldsProps): ReactElement {
  const { draft, onChange } = props;
  return (
    <>
      <div className={styles['pair']}>
        <Checked {...props} field="delimiter" label="A frame ends with" mono />
        <Choice
          label="Typed as"
          value={draft.mode}
          options={[
            { value: 'text', name: 'Text', explains: 'Characters, and escapes such as \\r\\n, \\0 or \\x1e' },
            { value: 'hex', name: 'Hex', explains: 'Pairs of digits such as 0d 0a' },
          ]}
          onChange={(mode) => onChange({ mode })}
        />
      </div>
      <CheckBox isSelected={draft.keep} onChange={(keep) => onChange({ keep })}>
        Show the delimiter as a part of the frame
      </CheckBox>
    </>
  );
}

function LengthFields(props: FieldsProps): ReactElement {
  const { draft, problems, onChange } = props;
  const { width, order, counts } = draft;
  return (
    <>
      <div className={styles['pair']}>
        <Checked {...props} field="offset" label="Bytes before the length" />
        <Choice
          label="Length is written in"
          value={String(width)}
          options={['1', '2', '3', '4', '8'].map((value) => ({
            value,
            name: value === '1' ? '1 byte' : `${value} bytes`,
            explains: 'Bytes of the number',
          }))}
          onChange={(value) => onChange({ width: Number(value) as FramingDraft['width'] })}
        />
      </div>
      <div className={styles['pair']}>
        <Choice
          label="Byte order"
          value={order}
          options={[
            { value: 'big', name: 'High byte first (big endian)', explains: 'Network byte order' },
            { value: 'little', name: 'Low byte first (little endian)', explains: 'As x86 and ARM store it' },
          ]}
          onChange={(value) => onChange({ order: value })}
        />
        <Choice
          label="The number counts"
          value={counts}
          options={[
            { value: 'rest', name: 'the bytes behind it', explains: 'The content alone' },
            { value: 'all', name: 'the whole frame', explains: 'What is before it and itself included' },
          ]}
          onChange={(value) => onChange({ counts: value })}
        />
      </div>
      {problems.offset === undefined && (
        <LengthPicture
          offset={Number(draft.offset.replaceAll(/[\s,_]/g, ''))}
          width={width}
          order={order}
          counts={counts}
        />
      )}
    </>
  );
}

interface CheckedProps extends FieldsProps {
  readonly field: FramingField;
  readonly label: string;
  readonly mono?: boolean;
  /** What the number means, where it is one. */
  readonly hint?: string | null;
}

/** A field with what is wrong with it below. */
function Checked(props: CheckedProps): ReactElement {
  const { field, label, draft, problems, onChange, mono = false, hint = null } = props;
  const id = useId();
  const problem = problems[field];
  return (
    <div className={styles['checked']} role="group" aria-describedby={problem === undefined ? undefined : id}>
      <Field
        label={hint === null ? label : `${label} (${hint})`}
        value={draft[field]}
        isInvalid={problem !== undefined}
        numeric={!mono}
        mono={mono}
        onChange={(value) => onChange({ [field]: value })}
      />
      {problem !== undefined && (
        <p id={id} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
