/** A success of an operation whose body says something else than it should. */
export interface Lie {
  /** The last part of the mutant's id. */
  name: string;
  /** What the server did, after the operation's name: "answered another customer's record". */
  did: string;
  /** The body that takes the honest one's place. It may share parts of it, and leaves it as it is. */
  body(honest: Readonly<Record<string, unknown>>): unknown;
  /** Whether what the request changed stays; true unless told. */
  keeps?: boolean;
  /** It strikes only a client that reads back what it has just changed. */
  afterWrite?: true;
  /** It says the right thing in another form: a client may take it for that, or refuse it. */
  mayPass?: true;
  /** What it means when nobody noticed, where the operation's own words do not fit: a sentence. */
  meaning?: string;
  /** Where to look and what to change, likewise. */
  advice?: string;
}
