import { useState, type ReactNode } from 'react';
import { ExportDialog } from './export-dialog';
import type { LogScope } from '../log/log';

/** The export of one log: what its menu calls, and the dialog while it is open. `name`: whose log it is. */
export function useExport(name: string): {
  readonly onExport: (scope: LogScope) => void;
  readonly dialog: ReactNode;
} {
  const [scope, setScope] = useState<LogScope | null>(null);
  return {
    onExport: setScope,
    dialog: scope !== null && <ExportDialog scope={scope} name={name} onClose={() => setScope(null)} />,
  };
}
