import { ChevronDown, ListChecks, MessageSquareReply, SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import { responderLabels } from '../../../shared/model/responder-labels';
import type { ResponderKind } from '../../../shared/model/responder';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { setResponder } from './configure';
import { OptionsDialog } from './options-dialog';
import { ReplyDialog } from './reply-dialog';
import { responderOf, type KnownResponders } from './responder-draft';
import styles from './responder-line.module.css';
import { RulesDialog } from './rules/rules-dialog';

interface ResponderLineProps {
  readonly endpoint: Endpoint;
  /** Told what came of a choice. */
  readonly onOutcome: (outcome: Outcome<unknown>) => void;
}

const kinds = Object.entries(responderLabels).map(([kind, label]) => ({
  kind: kind as ResponderKind,
  ...label,
}));

/** How an endpoint answers by itself, what that answer is, and all its other options. */
export function ResponderLine({ endpoint, onOutcome }: ResponderLineProps): ReactNode {
  const { client } = useServices();
  const { responder } = endpoint;
  const [dialog, setDialog] = useState<'none' | 'reply' | 'rules' | 'options'>('none');
  const [known, setKnown] = useState<KnownResponders>({});
  const close = (): void => setDialog('none');

  function choose(kind: ResponderKind): void {
    setKnown({ ...known, [responder.kind]: responder });
    void setResponder(client, endpoint, responderOf(kind, known)).then(onOutcome);
  }

  return (
    <div className={styles['line']}>
      <label className={styles['choice']}>
        <span className={styles['label']}>Responder</span>
        <span className={styles['box']}>
          <select
            className={styles['select']}
            value={responder.kind}
            title={responderLabels[responder.kind].explains}
            onChange={(event) => choose(event.currentTarget.value as ResponderKind)}
          >
            {kinds.map(({ kind, name }) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown size={12} aria-hidden />
        </span>
      </label>
      {responder.kind === 'fixed' && (
        <Button
          tone="pill"
          icon={<MessageSquareReply size={13} aria-hidden />}
          onPress={() => setDialog('reply')}
        >
          {responder.reply.source === '' ? 'Reply (none yet)…' : 'Reply…'}
        </Button>
      )}
      {responder.kind === 'rules' && (
        <Button tone="pill" icon={<ListChecks size={13} aria-hidden />} onPress={() => setDialog('rules')}>
          {`Rules (${endpoint.rules.toLocaleString('en')})…`}
        </Button>
      )}
      <span className={styles['rest']} />
      <Button
        tone="pill"
        icon={<SlidersHorizontal size={13} aria-hidden />}
        onPress={() => setDialog('options')}
      >
        Options…
      </Button>
      {dialog === 'options' && <OptionsDialog endpoint={endpoint} onClose={close} />}
      {dialog === 'reply' && responder.kind === 'fixed' && (
        <ReplyDialog endpoint={endpoint} reply={responder.reply} onClose={close} />
      )}
      {dialog === 'rules' && <RulesDialog endpoint={endpoint} onClose={close} />}
    </div>
  );
}
