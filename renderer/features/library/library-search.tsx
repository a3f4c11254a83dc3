import type { ReactNode } from 'react';
import { MAX_NAME_LENGTH } from '../../../shared/limits';
import { Choice, Field } from '../../ui/field';
import styles from './library-dialog.module.css';
import type { LibraryQuery } from './library-pages';

interface LibrarySearchProps {
  readonly query: LibraryQuery;
  /** The tags that are in use. */
  readonly tags: readonly string[];
  readonly onQuery: (query: LibraryQuery) => void;
}

/** Stands for all tags in the list: no tag is empty. */
const ALL = '';

/** What is looked for: words of a name, a tag or a message, and one tag. */
export function LibrarySearch({ query, tags, onQuery }: LibrarySearchProps): ReactNode {
  const options = [
    { value: ALL, name: 'All', explains: 'Whatever tags they have' },
    ...tags.map((tag) => ({ value: tag, name: tag, explains: `Those with the tag ${tag}` })),
  ];
  return (
    <div className={styles['search']} role="search" aria-label="Search the library">
      <Field
        label="Find"
        autoFocus
        placeholder="Words of a name, a tag or a message"
        maxLength={MAX_NAME_LENGTH}
        value={query.words}
        onChange={(words) => onQuery({ ...query, words })}
      />
      <Choice
        label="Tag"
        value={query.tag ?? ALL}
        options={options}
        onChange={(tag) => onQuery({ ...query, tag: tag === ALL ? null : tag })}
      />
    </div>
  );
}
