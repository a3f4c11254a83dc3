import { FileWarning } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import { useWorkbench } from '../../state/hooks';
import { Button } from '../../ui/button';
import { useFocusHeir } from '../../ui/use-focus-heir';
import styles from './kept-banner.module.css';

/** What is wrong with the files that are kept between runs, until it is put right or has been read. */
export function KeptBanner(): ReactNode {
  const workbench = useWorkbench();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  if (workbench.kind !== 'loaded') return null;
  return workbench.problems
    .map((problem) => ({ problem, key: JSON.stringify(problem) }))
    .filter(({ key }) => !read.has(key))
    .map(({ problem, key }) => (
      <Banner key={key} problem={problem} onRead={() => setRead(new Set([...read, key]))} />
    ));
}

interface BannerProps {
  readonly problem: ParleyError;
  readonly onRead: () => void;
}

function Banner({ problem, onRead }: BannerProps): ReactNode {
  const { sentence, next } = explain(problem);
  const banner = useRef<HTMLDivElement>(null);
  useFocusHeir(banner, firstStop);
  return (
    <div ref={banner} role="alert" className={styles['banner']}>
      <FileWarning size={16} aria-hidden />
      <p className={styles['words']}>
        <strong>{sentence}</strong> {next}
      </p>
      <Button tone="quiet" onPress={onRead}>
        Dismiss
      </Button>
    </div>
  );
}

function firstStop(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-stop]');
}
