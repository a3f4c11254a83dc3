import { FileWarning } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { explain } from '../../../shared/explanations';
import { useWorkbench } from '../../state/hooks';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** What is wrong with the files that are kept between runs, until it is put right or has been read. */
export function KeptBanner(): ReactNode {
  const workbench = useWorkbench();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  if (workbench.kind !== 'loaded') return null;
  return workbench.problems
    .map((problem) => ({ problem, key: JSON.stringify(problem) }))
    .filter(({ key }) => !read.has(key))
    .map(({ problem, key }) => {
      const { sentence, next } = explain(problem);
      return (
        <Banner key={key} role="alert" icon={<FileWarning size={16} aria-hidden />}>
          <p>
            <strong>{sentence}</strong> {next}
          </p>
          <Button tone="quiet" onPress={() => setRead(new Set([...read, key]))}>
            Dismiss
          </Button>
        </Banner>
      );
    });
}
