import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/client';
import { App } from './features/app/app';
import { AppContext } from './state/app-context';
import { page } from './state/page';
import { createServices } from './state/services';
import { pickTransport } from './transport/pick';

const services = createServices(createClient(pickTransport(window.parley)), page);

const root = document.getElementById('root');
if (root === null) throw new Error('The document has no #root.');
createRoot(root).render(
  <StrictMode>
    <AppContext value={services}>
      <App />
    </AppContext>
  </StrictMode>,
);
