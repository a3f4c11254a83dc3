import { useEffect, useState } from 'react';
import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { EndpointId } from '../../../shared/model/ids';
import type { Message } from '../../../shared/model/message';
import { useServices } from '../../state/app-context';
import { emptyHistory, recall, recollect, remember, type Draft } from './history';

interface MessageHistory {
  /** Adds a message that is being sent; one that is too long to be recalled is not kept. */
  readonly add: (message: Message) => void;
  /** What stands one step back or forth from what is shown now; `null` where there is nothing that way. */
  readonly step: (direction: -1 | 1, shown: Draft) => Draft | null;
}

/** What was sent from a pane's input, in this run and in earlier ones. */
export function useMessageHistory(endpoint: EndpointId): MessageHistory {
  const { client } = useServices();
  const [history, setHistory] = useState(emptyHistory);

  useEffect(() => {
    let isWanted = true;
    void client.call('history.read', { endpoint }).then((outcome) => {
      if (outcome.ok && isWanted) setHistory((now) => recollect(now, outcome.value.messages));
    });
    return () => {
      isWanted = false;
    };
  }, [client, endpoint]);

  return {
    add(message) {
      if (message.source.length > MESSAGE_MAX_LENGTH) return;
      setHistory((now) => remember(now, message));
      void client.call('history.add', { endpoint, message });
    },
    step(direction, shown) {
      const recalled = recall(history, direction, shown);
      if (recalled === null) return null;
      setHistory(recalled.history);
      return recalled.draft;
    },
  };
}
