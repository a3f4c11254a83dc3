import { CircleDot, Square, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import type { Recording } from '../../../shared/model/export';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { countOf } from '../captures/capture-words';
import styles from './recording-note.module.css';

interface RecordingNoteProps {
  readonly recording: Recording;
  readonly onStop: () => void;
}

/** That an endpoint is recorded, where to and how much, and what keeps it from being written; and the way to stop. */
export function RecordingNote({ recording, onStop }: RecordingNoteProps): ReactNode {
  const { file, bytes, files, lost, problem } = recording;
  return (
    <section aria-label="Recording" className={styles['note']}>
      <p className={styles['line']}>
        <CircleDot className={styles['dot']} size={14} aria-hidden />
        <strong>Recording</strong>
        <span className={styles['figures']}>
          {formatBytes(bytes)}
          {files > 1 && ` in ${files} files`}
        </span>
        <span className={styles['file']} title={file}>
          {nameOf(file)}
        </span>
        <CopyButton label="Copy the path of the file" text={file} />
        <Button tone="pill" icon={<Square size={11} aria-hidden />} onPress={onStop}>
          Stop recording
        </Button>
      </p>
      <div role="status">
        {problem !== null && (
          <p className={styles['problem']}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              <strong>{explain(problem).sentence}</strong> Nothing is left out meanwhile.{' '}
              {explain(problem).next}
            </span>
          </p>
        )}
        {lost > 0 && (
          <p className={styles['problem']}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              <strong>{countOf(lost, 'record')} could not be written</strong> before the capture dropped them.
              The file says where.
            </span>
          </p>
        )}
      </div>
    </section>
  );
}

/** The last part of a path, of any system. */
function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
