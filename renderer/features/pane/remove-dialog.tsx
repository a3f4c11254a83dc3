import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { connectionsText } from '../../state/endpoint-status';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';

interface RemoveDialogProps {
  readonly endpoint: Endpoint;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks before a live endpoint is removed: what it does now would end. */
export function RemoveDialog({ endpoint, onRemove, onClose }: RemoveDialogProps): ReactNode {
  return (
    <Dialog role="alertdialog" title={`Remove ${endpoint.name}?`} onClose={onClose}>
      <p>{lossOf(endpoint)}</p>
      <DialogButtons>
        <Button onPress={onClose} autoFocus>
          Keep
        </Button>
        <Button
          tone="danger"
          onPress={() => {
            onClose();
            onRemove();
          }}
        >
          Remove
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function lossOf(endpoint: Endpoint): string {
  if (endpoint.kind === 'client')
    return 'It is connected. Removing it disconnects it, and its log is no longer shown.';
  const connections = connectionsText(endpoint);
  const live = connections === null ? 'It is running' : `It is listening and has ${connections}`;
  return `${live}. Removing it closes every connection of it, and its log is no longer shown.`;
}
