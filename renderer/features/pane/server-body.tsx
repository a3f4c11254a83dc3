import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { ServerEndpoint } from '../../../shared/model/endpoint';
import type { ConnectionId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import { Composer } from '../composer/composer';
import { serverRoute, type Recipient } from '../composer/route';
import { TargetMenu } from '../composer/target-menu';
import { Connections, type Scope } from '../connections/connections';
import { useExport } from '../export/use-export';
import { Log } from '../log/log';
import { EmptyLog } from './empty-log';
import type { Launch } from './use-launch';
import { cx } from '../../ui/cx';
import styles from './body.module.css';

/** Heights in pixels: the title line, which stays when the list is collapsed; the least useful list; a few rows. */
const BAR = 32;
const LIST_MIN = 112;
const LIST_DEFAULT = 148;

const empty = <EmptyLog kind="server" />;

/** A server's connections, its log (of all of them or of one) and its input. */
export function ServerBody({ endpoint, launch }: { endpoint: ServerEndpoint; launch: Launch }): ReactNode {
  const { client, hub } = useServices();
  const [filter, setFilter] = useState<ConnectionId | null>(null);
  const [target, setTarget] = useState<Recipient>('all');
  const [scope, setScope] = useState<Scope>('all');
  const [open, setOpen] = useState(true);
  const list = usePanelRef();
  const exporting = useExport(endpoint.name);

  useEffect(
    () =>
      hub.onNewRun(() => {
        setFilter(null);
        setTarget('all');
      }),
    [hub],
  );

  return (
    <div className={styles['body']}>
      <Group orientation="vertical" className={styles['split']}>
        <Panel
          className={styles['panel']}
          panelRef={list}
          collapsible
          collapsedSize={BAR}
          minSize={LIST_MIN}
          defaultSize={LIST_DEFAULT}
          groupResizeBehavior="preserve-pixel-size"
          onResize={({ inPixels }) => setOpen(inPixels > BAR + 1)}
        >
          <div className={styles['bar']}>
            <AriaButton
              className={cx(styles['fold'])}
              aria-expanded={open}
              onPress={() => (open ? list.current?.collapse() : list.current?.expand())}
            >
              {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
              <span className={styles['title']}>Connections</span>
              <span className={styles['quiet']}>{totals(endpoint)}</span>
            </AriaButton>
            <ToggleButton
              className={cx(styles['scope'])}
              isSelected={scope === 'live'}
              onChange={(live) => setScope(live ? 'live' : 'all')}
            >
              Live only
            </ToggleButton>
          </div>
          <div className={styles['list']} inert={!open}>
            <Connections
              server={endpoint.id}
              scope={scope}
              filter={filter}
              onFilter={setFilter}
              target={target}
              onTarget={setTarget}
            />
          </div>
        </Panel>
        <Separator className={styles['separator']} aria-label="Height of the connection list" />
        <Panel className={styles['panel']} minSize={LIST_MIN}>
          <div className={styles['log']}>
            <Log
              view={{ capture: LIVE_CAPTURE, endpoint: endpoint.id, connection: filter }}
              endpoints={[endpoint]}
              onShowConnection={setFilter}
              empty={empty}
              onExport={exporting.onExport}
            />
          </div>
        </Panel>
      </Group>
      <Composer endpoint={endpoint} route={serverRoute(client, endpoint, target)} onAction={launch.act}>
        <TargetMenu server={endpoint.id} target={target} onTarget={setTarget} />
      </Composer>
      {exporting.dialog}
    </div>
  );
}

function totals({ open, accepted, refused }: ServerEndpoint): string {
  const count = (n: number, words: string): string => `${n.toLocaleString('en')} ${words}`;
  if (accepted === 0 && refused === 0) return 'none yet';
  const turned = refused === 0 ? [] : [count(refused, 'refused')];
  return [count(open, 'open'), count(accepted, 'accepted'), ...turned].join(' · ');
}
