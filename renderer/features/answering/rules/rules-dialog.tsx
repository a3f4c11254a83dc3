import type { ReactNode } from 'react';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { Dialog } from '../../../ui/dialog';

/** The rules of an endpoint. */
export function RulesDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }): ReactNode {
  return (
    <Dialog title={`Rules of ${endpoint.name}`} size="large" onClose={onClose}>
      {null}
    </Dialog>
  );
}
