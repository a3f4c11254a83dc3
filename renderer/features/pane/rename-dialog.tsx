import { useState, type FormEvent, type ReactNode } from 'react';
import { MAX_NAME_LENGTH } from '../../../shared/limits';
import type { Endpoint } from '../../../shared/model/endpoint';
import { isEndpointName } from '../../../shared/model/endpoint-name';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { Field } from '../../ui/field';
import type { Launch } from './use-launch';

interface RenameDialogProps {
  readonly endpoint: Endpoint;
  readonly report: Launch['report'];
  readonly onClose: () => void;
}

/** Asks for a new name. A name that the engine would refuse cannot be given. */
export function RenameDialog({ endpoint, report, onClose }: RenameDialogProps): ReactNode {
  const { client } = useServices();
  const [name, setName] = useState(endpoint.name);
  const valid = isEndpointName(name.trim());

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!valid) return;
    onClose();
    report(await client.call('endpoint.rename', { endpoint: endpoint.id, name: name.trim() }));
  }

  return (
    <Dialog title={`Rename ${endpoint.name}`} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={MAX_NAME_LENGTH}
          isInvalid={!valid}
        />
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" isDisabled={!valid}>
            Rename
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
