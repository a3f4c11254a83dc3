import { CircleCheck, CircleDot, FolderOpen, Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { SavedCapture } from '../../../shared/model/capture';
import { Button, IconButton } from '../../ui/button';
import { endingWords, runTime } from './capture-words';
import styles from './captures-dialog.module.css';

interface SavedListProps {
  readonly saved: readonly SavedCapture[];
  readonly onOpen: (capture: SavedCapture) => void;
  readonly onDelete: (capture: SavedCapture) => void;
}

const icons: Readonly<Record<SavedCapture['ending'], ReactNode>> = {
  clean: <CircleCheck size={14} aria-hidden />,
  interrupted: <TriangleAlert size={14} aria-hidden />,
  'in-use': <CircleDot size={14} aria-hidden />,
};

/** The captures of earlier runs, the newest first. */
export function SavedList({ saved, onOpen, onDelete }: SavedListProps): ReactNode {
  if (saved.length === 0) return <p className={styles['none']}>There is no capture of an earlier run.</p>;
  const newestFirst = [...saved].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  return (
    <ul className={styles['list']}>
      {newestFirst.map((capture) => (
        <li key={capture.name} className={styles['saved']}>
          <span className={styles['when']}>{runTime(capture)}</span>
          <span className={styles['size']}>{formatBytes(capture.bytes)}</span>
          <span
            className={styles['ending']}
            data-ending={capture.ending}
            title={endingWords[capture.ending].explains}
          >
            {icons[capture.ending]}
            {endingWords[capture.ending].name}
          </span>
          <Button
            aria-label={`${verbOf(capture)} the capture of ${runTime(capture)}`}
            icon={<FolderOpen size={14} aria-hidden />}
            isDisabled={capture.ending === 'in-use'}
            onPress={() => onOpen(capture)}
          >
            {verbOf(capture)}
          </Button>
          <IconButton
            label={`Delete the capture of ${runTime(capture)}…`}
            icon={<Trash2 size={14} aria-hidden />}
            isDisabled={capture.ending === 'in-use'}
            onPress={() => onDelete(capture)}
          />
        </li>
      ))}
    </ul>
  );
}

function verbOf({ opened }: SavedCapture): string {
  return opened === null ? 'Open' : 'Show';
}
