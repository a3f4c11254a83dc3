import { SendHorizontal } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Outcome } from '../../../shared/errors';
import type { NextAction } from '../../../shared/explanations';
import type { Endpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { BytesLine, FaultLine } from '../../ui/message-editor/bytes-line';
import { MessageField } from '../../ui/message-editor/message-field';
import { useInspection } from '../../ui/message-editor/use-inspection';
import { useWidth } from '../../ui/use-width';
import { LibraryDialog } from '../library/library-dialog';
import { SaveDialog } from '../library/save-dialog';
import { ProblemCard } from '../problems/problem-card';
import { AttachmentList } from '../sending/attachment-list';
import { ExpectLine } from '../sending/expect-line';
import { SendingList } from '../sending/sending-list';
import { useAttachments } from '../sending/use-attachments';
import { useExpecting } from '../sending/use-expecting';
import { useSendings } from '../sending/use-sendings';
import { ComposerTools } from './composer-tools';
import styles from './composer.module.css';
import { ComposingBar } from './composing-bar';
import { Flow } from './flow';
import { leavesText } from './history';
import { insertText } from './insert-text';
import { LargeTextQuestion } from './large-text-question';
import { messageName } from './message-name';
import type { Route } from './route';
import { startRepeat, startSequence, targetOf } from './start-sending';
import { useComposer } from './use-composer';
import { useCounter } from './use-counter';
import { useFileDrop } from './use-file-drop';
import { useLargeText } from './use-large-text';
import { VariablesMenu } from './variables-menu';

interface ComposerProps {
  readonly endpoint: Endpoint;
  /** How what is sent goes out, as of now; or why nothing can be sent. */
  readonly route: Outcome<Route>;
  /** What stands at the left under the message: the target of a server, half-close of a client. */
  readonly children: ReactNode;
  /** Does the next step that an error offers, other than sending again. */
  readonly onAction: (action: NextAction) => void;
}

/** The most lines that the message grows to before it scrolls. */
const MAX_LINES = 6;
/** Below this width in pixels the settings of a message are one button. */
const CHOICES_MIN_PX = 470;

/** Where a person composes a message, sends it, and has things sent. The text is theirs: only what is on its way leaves the field. */
export function Composer({ endpoint, route, children, onAction }: ComposerProps): ReactNode {
  const { client } = useServices();
  const field = useRef<HTMLTextAreaElement>(null);
  const said = useId();
  const [measure, width] = useWidth();
  const [dialog, setDialog] = useState<'none' | 'library' | 'save'>('none');
  const counter = useCounter();
  const expecting = useExpecting();
  const composer = useComposer({ endpoint, route, surroundings: counter.real, expecting, field });
  const { message, problem } = composer;
  const inspection = useInspection(message, { surroundings: counter.example });
  const sendings = useSendings(endpoint);
  const files = useAttachments();
  const addFiles = (list: FileList): void =>
    files.add([...list].map((file) => ({ name: file.name, content: file })));
  const large = useLargeText(addFiles);
  const drop = useFileDrop(addFiles);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method composes, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      composer.submit();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      onArrow(event, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape') composer.dismiss();
  }

  function onArrow(event: KeyboardEvent<HTMLTextAreaElement>, step: -1 | 1): void {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!leavesText(step, message.source, selectionStart, selectionEnd)) return;
    if (composer.recall(step)) event.preventDefault();
  }

  return (
    <>
      <SendingList sendings={sendings} report={composer.report} />
      <AttachmentList
        attachments={files.list}
        onPace={files.setPace}
        onRemove={files.remove}
        onSend={(id) => files.send(id, targetOf(route))}
      />
      <div
        ref={measure}
        className={styles['composer']}
        data-dropping={drop.isOver || undefined}
        {...drop.handlers}
      >
        {problem.kind === 'error' && (
          <ProblemCard
            error={problem.error}
            side="above"
            onAction={(action) => {
              composer.dismiss();
              if (action.kind === 'retry') composer.submit();
              else onAction(action);
            }}
            onDismiss={composer.dismiss}
          />
        )}
        {expecting.expectation !== null && (
          <ExpectLine
            expectation={expecting.expectation}
            answer={expecting.answer}
            onOff={() => expecting.expect(null)}
          />
        )}
        <div className={styles['line']}>
          <MessageField
            ref={field}
            label="Message"
            placeholder="Type a message"
            value={message.source}
            onChange={composer.setSource}
            runs={inspection.runs}
            isInvalid={inspection.fault !== null}
            describedBy={said}
            rows={1}
            maxRows={MAX_LINES}
            onKeyDown={onKeyDown}
            onPaste={large.onPaste}
            onDrop={large.onDrop}
          />
          <Button tone="primary" icon={<SendHorizontal size={15} aria-hidden />} onPress={composer.submit}>
            Send
          </Button>
        </div>
        {problem.kind === 'words' && (
          <p role="alert" className={styles['words']}>
            {problem.words}
          </p>
        )}
        <div className={styles['bar']}>
          <ComposingBar
            composing={message}
            isCompact={width > 0 && width < CHOICES_MIN_PX}
            onMode={composer.setMode}
            onChoose={composer.choose}
          />
          <ComposerTools
            name={messageName(message)}
            expectation={expecting.expectation}
            onExpect={expecting.expect}
            onRepeat={(repetition) => startRepeat(client, route, message, repetition)}
            onFiles={addFiles}
            onLibrary={() => setDialog('library')}
            onSave={() => setDialog('save')}
          >
            <VariablesMenu
              before={() => ({ ...message, source: message.source.slice(0, field.current?.selectionStart) })}
              next={counter.next}
              onRestart={counter.restart}
              onInsert={(source) => {
                // The menu gives the focus back to its button once it has closed: the field comes after that.
                requestAnimationFrame(() => field.current !== null && insertText(field.current, source));
              }}
            />
          </ComposerTools>
        </div>
        <div className={styles['meta']}>
          <div className={styles['left']}>{children}</div>
          <Flow sending={composer.sending} queued={endpoint.queued} cancel={composer.cancel} />
          <div id={said} className={styles['said']}>
            {inspection.fault === null ? (
              <BytesLine inspection={inspection} />
            ) : (
              <FaultLine fault={inspection.fault} />
            )}
          </div>
        </div>
      </div>
      {large.text !== null && (
        <LargeTextQuestion
          text={large.text}
          encoding={message.encoding}
          onClose={large.settle}
          onFile={(content) => {
            files.add([{ name: 'Pasted text', content }]);
            large.settle();
          }}
          onInsert={() => {
            const text = large.text ?? '';
            large.settle();
            requestAnimationFrame(() => field.current !== null && insertText(field.current, text));
          }}
        />
      )}
      {dialog === 'save' && (
        <SaveDialog
          content={{ name: messageName(message), tags: [], content: { kind: 'message', message } }}
          onClose={() => setDialog('none')}
        />
      )}
      {dialog === 'library' && (
        <LibraryDialog
          to={endpoint.name}
          onSend={composer.deliver}
          onRun={(sequence, name) => startSequence(client, route, sequence, name)}
          onTake={(taken) => {
            composer.take(taken);
            setDialog('none');
          }}
          onClose={() => setDialog('none')}
        />
      )}
    </>
  );
}
