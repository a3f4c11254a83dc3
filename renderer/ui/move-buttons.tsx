import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button';

interface MoveButtonsProps {
  /** What is moved, as the buttons' names have it: "step 2". */
  readonly what: string;
  readonly at: number;
  /** How many there are: of one alone nothing can be moved. */
  readonly count: number;
  readonly onMove: (by: -1 | 1) => void;
}

/** Two buttons that move an item of a list up and down. */
export function MoveButtons({ what, at, count, onMove }: MoveButtonsProps): ReactNode {
  if (count < 2) return null;
  return (
    <>
      <IconButton
        label={`Move ${what} up`}
        icon={<ArrowUp size={14} aria-hidden />}
        isDisabled={at === 0}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={`Move ${what} down`}
        icon={<ArrowDown size={14} aria-hidden />}
        isDisabled={at === count - 1}
        onPress={() => onMove(1)}
      />
    </>
  );
}
