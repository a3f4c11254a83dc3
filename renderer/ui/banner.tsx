import { useRef, type ReactNode } from 'react';
import styles from './banner.module.css';
import { firstStop, useFocusHeir } from './use-focus-heir';

interface BannerProps {
  readonly icon: ReactNode;
  /** A paragraph that says what is the matter, and what can be done about it. */
  readonly children: ReactNode;
}

/** What a banner is to those who listen: said at once, or a region of this name that they can go to. */
type BannerRole = { readonly role: 'alert' } | { readonly 'aria-label': string };

/** A strip across the window that warns. When it goes it leaves the focus to the list of endpoints. */
export function Banner({ icon, children, ...role }: BannerProps & BannerRole): ReactNode {
  const banner = useRef<HTMLElement>(null);
  useFocusHeir(banner, firstStop);
  return (
    <section ref={banner} className={styles['banner']} {...role}>
      {icon}
      {children}
    </section>
  );
}
