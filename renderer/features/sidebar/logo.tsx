import type { ReactNode } from 'react';

/** The app's icon. Decorative: the name stands beside it. */
export function Logo(): ReactNode {
  return <img src="./icon.svg" width={26} height={26} alt="" />;
}
