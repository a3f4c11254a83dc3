import { describe, expect, it } from 'vitest';
import { openAccess, plainDialing, promptAnswering } from '../../../shared/model/defaults';
import { clientNamed, serverNamed, stubClient } from '../../state/stubs';
import { optionsDraftOf, saveOptions } from './options-draft';

describe('saveOptions', () => {
  it('saves all options of a server in one call', () => {
    const client = stubClient();
    void saveOptions(client, optionsDraftOf(serverNamed(4, 'S')));
    expect(client.calls).toEqual([
      { method: 'server.configure', params: { server: 4, answering: promptAnswering, access: openAccess } },
    ]);
  });

  it('saves all options of a client in one call', () => {
    const client = stubClient();
    void saveOptions(client, optionsDraftOf(clientNamed(5, 'C')));
    expect(client.calls).toEqual([
      {
        method: 'client.configure',
        params: { client: 5, answering: promptAnswering, dialing: plainDialing },
      },
    ]);
  });

  it('saves nothing while one field is wrong', () => {
    const client = stubClient();
    const draft = optionsDraftOf(clientNamed(5, 'C'));
    expect(saveOptions(client, { ...draft, answers: { ...draft.answers, rate: 'x' } })).toBeNull();
    expect(client.calls).toEqual([]);
  });
});
