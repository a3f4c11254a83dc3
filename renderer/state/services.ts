import type { Client } from '../../shared/client';
import type { AppServices } from './app-context';
import { createCapturesStore } from './captures-store';
import { createExportsStore } from './exports-store';
import { createNoticeHub, type OwnedNoticeHub, type Page } from './notice-hub';
import { createWorkbenchStore } from './workbench-store';

/** Makes everything that the parts of a window share, over one client. It lives as long as the page. */
export function createServices(client: Client, page: Page): AppServices & { readonly hub: OwnedNoticeHub } {
  const hub = createNoticeHub(client, page);
  return {
    client,
    hub,
    workbench: createWorkbenchStore(client, hub),
    captures: createCapturesStore(client, hub, page),
    exports: createExportsStore(client, hub),
  };
}
