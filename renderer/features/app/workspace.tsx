import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EndpointId } from '../../../shared/model/ids';
import { Pane } from '../pane/pane';
import { useNarrow } from './use-narrow';
import styles from './workspace.module.css';

/** The least a pane needs, in pixels, to show its settings and a line of its log in full. */
const MIN_WIDTH = 380;
const MIN_HEIGHT = 560;
/** What lies between two panes. */
const GAP = 8;

interface WorkspaceProps {
  readonly endpoints: readonly Endpoint[];
  readonly wanted: EndpointId | null;
  readonly onShown: () => void;
  readonly onShow: (id: EndpointId) => void;
}

/** All panes side by side, or one under the other where it is narrow; it scrolls when they do not fit. */
export function Workspace({ endpoints, wanted, onShown, onShow }: WorkspaceProps): ReactNode {
  const narrow = useNarrow();
  const least = endpoints.length * ((narrow ? MIN_HEIGHT : MIN_WIDTH) + GAP) - GAP;
  if (endpoints.length === 0) {
    return <p className={styles['none']}>Add a server or a client to begin.</p>;
  }
  return (
    <div className={styles['workspace']}>
      <div className={styles['sheet']} style={narrow ? { height: least } : { minWidth: least }}>
        <Group orientation={narrow ? 'vertical' : 'horizontal'}>
          {endpoints.map((endpoint, index) => (
            <Fragment key={endpoint.id}>
              {index > 0 && (
                <Separator className={styles['separator']} aria-label={`Size of ${endpoint.name}`} />
              )}
              <Panel
                id={`pane-${endpoint.id}`}
                className={styles['panel']}
                minSize={narrow ? MIN_HEIGHT : MIN_WIDTH}
              >
                <Pane endpoint={endpoint} wanted={wanted === endpoint.id} onShown={onShown} onMade={onShow} />
              </Panel>
            </Fragment>
          ))}
        </Group>
      </div>
    </div>
  );
}
