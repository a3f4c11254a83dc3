/** The fields of a file's content. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a schema says of a value; the schemas of `shared/` fit. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A file that is kept between runs: what it is called, and how its content is checked. */
export interface KeptKind<T extends object> {
  /** Name of the file, without its ending `.json`. */
  readonly name: string;
  /** What it holds, as sentences have it: “Your saved messages could not be saved”. */
  readonly what: string;
  /** The format that is written. A change that an older Parley cannot read, or a new field, needs the next number. */
  readonly format: number;
  /** By the number of an older format: makes of its content that of the next one. */
  readonly migrations: Readonly<Record<number, (older: Fields) => Fields>>;
  readonly schema: Schema<T>;
}
