import { useState, useSyncExternalStore, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Imported } from '../../../shared/library/imported';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Saved, SavedContent, SavedId } from '../../../shared/model/library';
import type { Message } from '../../../shared/model/message';
import type { Sequence } from '../../../shared/model/sending';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { FileButton } from '../../ui/file-button';
import { download } from '../exchange/download';
import { ProblemNote } from '../problems/problem-note';
import { DeleteQuestion } from './delete-question';
import { ImportDialog } from './import-dialog';
import styles from './library-dialog.module.css';
import { LibraryList } from './library-list';
import { createLibraryPages, type LibraryQuery } from './library-pages';
import { LibrarySearch } from './library-search';
import type { RowAction } from './library-row';
import { readLibraryFile } from './read-library-file';
import { SaveDialog } from './save-dialog';
import { readAll } from './transfer';

interface LibraryDialogProps {
  /** Whose pane sends what is chosen here. */
  readonly to: string;
  /** Each resolves with why it cannot be sent, or null. */
  readonly onSend: (message: Message) => Promise<ParleyError | null>;
  readonly onRun: (sequence: Sequence, name: string) => Promise<ParleyError | null>;
  /** The message is to stand in the input. */
  readonly onTake: (message: Message) => void;
  readonly onClose: () => void;
}

type Over =
  | { readonly kind: 'none' }
  | { readonly kind: 'edit'; readonly id?: SavedId; readonly content: SavedContent }
  | { readonly kind: 'delete'; readonly saved: Saved }
  | { readonly kind: 'import'; readonly name: string; readonly imported: Imported };

const nothingOver: Over = { kind: 'none' };
const newMessage: SavedContent = { name: '', tags: [], content: { kind: 'message', message: emptyMessage } };
const newSequence: SavedContent = {
  name: '',
  tags: [],
  content: {
    kind: 'sequence',
    sequence: {
      steps: [{ delayMs: 0, message: emptyMessage, expect: null }],
      loops: 1,
      stopOnError: true,
    },
  },
};

/** The messages and sequences that are kept: found, sent, changed, brought in and taken out. */
export function LibraryDialog({ to, onSend, onRun, onTake, onClose }: LibraryDialogProps): ReactNode {
  const { client, hub } = useServices();
  const [pages] = useState(() => createLibraryPages(client, hub));
  const state = useSyncExternalStore(pages.subscribe, pages.current);
  const [query, setQuery] = useState<LibraryQuery>({ words: '', tag: null });
  const [selected, setSelected] = useState<Saved | null>(null);
  const [over, setOver] = useState<Over>(nothingOver);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const [said, setSaid] = useState('');
  const tags = state.kind === 'loaded' ? state.tags : [];
  const isAll = query.words === '' && query.tag === null;

  async function send({ name, content }: Saved): Promise<void> {
    setSaid('');
    const error =
      content.kind === 'message' ? await onSend(content.message) : await onRun(content.sequence, name);
    setProblem(error);
    if (error === null) setSaid(`${content.kind === 'message' ? 'Sent' : 'Started'} “${name}”.`);
  }

  function act(action: RowAction, saved: Saved): void {
    setSelected(saved);
    if (action === 'send') void send(saved);
    else setOver({ kind: 'edit', id: saved.id, content: contentOf(saved) });
  }

  async function read(file: File): Promise<void> {
    setOver({ kind: 'import', name: file.name, imported: await readLibraryFile(file) });
  }

  async function exportAll(): Promise<void> {
    const outcome = await readAll(client);
    setProblem(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return;
    // What knows the schema is loaded when it is needed.
    const { writeParleyJson } = await import('../../../shared/library/parley-json');
    download('parley-library.json', writeParleyJson(outcome.value));
  }

  async function remove({ id }: Saved): Promise<void> {
    const outcome = await client.call('library.remove', { ids: [id] });
    setProblem(outcome.ok ? null : outcome.error);
    setSelected(null);
    pages.refresh();
  }

  function closeOver(): void {
    setOver(nothingOver);
    pages.refresh();
  }

  return (
    <Dialog title="Saved messages" size="wide" onClose={onClose}>
      <LibrarySearch
        query={query}
        tags={tags}
        onQuery={(next) => {
          setQuery(next);
          pages.find(next);
        }}
      />
      <LibraryList
        pages={pages}
        state={state}
        selected={selected}
        onSelect={setSelected}
        onAction={act}
        empty={isAll ? 'Nothing is saved yet.' : 'Nothing fits.'}
      />
      <div className={styles['line']}>
        <p role="status" className={styles['said']}>
          {said === '' ? `What is sent goes out from ${to}.` : said}
        </p>
        {selected !== null && (
          <Chosen
            saved={selected}
            onTake={onTake}
            onDuplicate={() =>
              setOver({ kind: 'edit', content: { ...contentOf(selected), name: copyName(selected.name) } })
            }
            onDelete={() => setOver({ kind: 'delete', saved: selected })}
          />
        )}
      </div>
      {problem !== null && <ProblemNote error={problem} />}
      {state.kind === 'loaded' && state.problem !== null && <ProblemNote error={state.problem} />}
      <DialogButtons>
        <Button onPress={() => setOver({ kind: 'edit', content: newMessage })}>New message…</Button>
        <Button onPress={() => setOver({ kind: 'edit', content: newSequence })}>New sequence…</Button>
        <FileButton accept={['.json', '.ini', 'application/json']} onFile={(file) => void read(file)}>
          Import…
        </FileButton>
        <Button onPress={() => void exportAll()}>Export</Button>
        <Button onPress={onClose}>Close</Button>
      </DialogButtons>
      {over.kind === 'edit' && (
        <SaveDialog
          {...(over.id === undefined ? {} : { id: over.id })}
          content={over.content}
          onSaved={() => setSelected(null)}
          onClose={closeOver}
        />
      )}
      {over.kind === 'delete' && (
        <DeleteQuestion
          name={over.saved.name}
          onConfirm={() => void remove(over.saved)}
          onClose={() => setOver(nothingOver)}
        />
      )}
      {over.kind === 'import' && (
        <ImportDialog name={over.name} imported={over.imported} onClose={closeOver} />
      )}
    </Dialog>
  );
}

function contentOf({ name, tags, content }: Saved): SavedContent {
  return { name, tags, content };
}

/** A name for a copy that still fits. */
function copyName(name: string): string {
  return `${name.slice(0, 53)} (copy)`;
}

interface ChosenProps {
  readonly saved: Saved;
  readonly onTake: (message: Message) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/** What can be done with the selected entry, besides what its row offers. */
function Chosen({ saved: { content }, onTake, onDuplicate, onDelete }: ChosenProps): ReactNode {
  return (
    <div className={styles['chosen']}>
      {content.kind === 'message' && (
        <Button tone="pill" onPress={() => onTake(content.message)}>
          Put into the input
        </Button>
      )}
      <Button tone="pill" onPress={onDuplicate}>
        Duplicate…
      </Button>
      <Button tone="pill" onPress={onDelete}>
        Delete…
      </Button>
    </div>
  );
}
