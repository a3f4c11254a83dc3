import type { ReactNode } from 'react';
import icon from '/icon.svg';

/** The app's icon beside its name. Decorative: the name stands beside it. */
export function Logo(): ReactNode {
  return <img src={icon} width={26} height={26} alt="" />;
}
