import { createContext, use } from 'react';
import type { Client } from '../../shared/client';
import type { CapturesStore } from './captures-store';
import type { ExportsStore } from './exports-store';
import type { NoticeHub } from './notice-hub';
import type { WorkbenchStore } from './workbench-store';

/** What every part of the window may use. */
export interface AppServices {
  readonly client: Client;
  readonly hub: NoticeHub;
  readonly workbench: WorkbenchStore;
  readonly captures: CapturesStore;
  readonly exports: ExportsStore;
}

/** Filled once, at the root. */
export const AppContext = createContext<AppServices | null>(null);

/** The window's services. Throws outside of the root's provider: that is a defect, never a user's doing. */
export function useServices(): AppServices {
  const services = use(AppContext);
  if (services === null) throw new Error('useServices outside of AppContext');
  return services;
}
