import type { ReactNode } from 'react';

/** Stands in for the log until it is there. */
export function Log({ empty }: { readonly empty: ReactNode; readonly [prop: string]: unknown }): ReactNode {
  return empty;
}

/** Stands in for the connection list until it is there. */
export const Connections: (props: { readonly [prop: string]: unknown }) => ReactNode = () => null;
