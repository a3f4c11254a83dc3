import { useDeferredValue, useMemo } from 'react';
import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { Fault } from '../../../shared/message/fault';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';
import { exampleSurroundings } from './example-surroundings';
import { inspectMessage, type Inspection } from './inspect';

interface Known {
  readonly groups?: readonly string[] | undefined;
  readonly fault?: Fault | null;
  readonly surroundings?: Surroundings;
}

/** What is to be shown of a message, read anew when it changes; of a long one a moment later, so that typing goes on. */
export function useInspection(message: Message, known: Known = {}): Inspection {
  const { groups, fault = null, surroundings = exampleSurroundings } = known;
  const { mode, source, encoding, ending } = message;
  const late = useDeferredValue(source);
  const read = source.length > MESSAGE_MAX_LENGTH ? late : source;
  return useMemo(() => {
    const inspection = inspectMessage(
      { mode, source: read, encoding, ending },
      { groups, fault, surroundings },
    );
    return read === source ? inspection : { ...inspection, runs: null };
  }, [mode, read, source, encoding, ending, groups, fault, surroundings]);
}
