import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/client';
import { App } from './features/app/app';
import { AppContext } from './state/app-context';
import { createNoticeHub } from './state/notice-hub';
import { page } from './state/page';
import { createWorkbenchStore } from './state/workbench-store';
import { pickTransport } from './transport/pick';

const client = createClient(pickTransport(window.parley));
const hub = createNoticeHub(client, page);
const workbench = createWorkbenchStore(client, hub);

const root = document.getElementById('root');
if (root === null) throw new Error('The document has no #root.');
createRoot(root).render(
  <StrictMode>
    <AppContext value={{ client, hub, workbench }}>
      <App />
    </AppContext>
  </StrictMode>,
);
