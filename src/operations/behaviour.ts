import type { Password } from '../customers/password.js';
import type { Department } from '../departments/department.js';
import type { Assumptions } from '../document/assumptions.js';
import type { ExampleName } from '../document/described-answers.js';
import type { Json } from '../document/openapi.js';
import type { Outcome } from '../document/outcome.js';
import type { ProviderStateName, StateParameters } from '../document/provider-states.js';
import type { Collection } from '../records/collection.js';
import type { TicketRecords } from '../tickets/ticket-rules.js';
import type { Lie } from './lie.js';
import type { Sample } from './sample.js';

/** The body of an answer as openapi.yaml has it. */
export type Described = Readonly<Record<string, unknown>>;

/** What a request asks for: decoded, and not yet looked at. */
export interface Asked {
  /** The path parameters: those that openapi.yaml gives as integers as numbers, NaN where no whole number stands. */
  parameters: Readonly<Record<string, string | number>>;
  /** The fields of the body; none when it has none or cannot be decoded. */
  fields: Readonly<Record<string, unknown>>;
}

/** The records of the server, a collection for each kind. */
export interface ServerRecords extends TicketRecords {
  passwords: Collection<Password>;
}

export type RecordKind = keyof ServerRecords;

/** The records of one kind that a read shows, or a write names. */
export interface About {
  kind: RecordKind;
  /** All that there are of them, so that one too many stands out. */
  isList?: true;
  ids(asked: Asked, records: ServerRecords): readonly number[];
}

/** What an operation finds on the server. */
export interface Server {
  records: ServerRecords;
  departments: readonly Department[];
  /** The administrator that the request acts for. */
  owner: { id: number; name: string; email: string };
  assumptions: Assumptions;
  /** The time of the request, as a record shows it. */
  now: string;
}

/** What the server says: an example of openapi.yaml, with a body of its own where the example's is one of many. */
export interface Reply {
  example: ExampleName;
  body?: unknown;
}

/** Why a request that fits openapi.yaml is refused all the same: Laravel's messages by field. */
export interface Invalid {
  errors: Record<string, string[]>;
}

/** A provider state with parameters that it has. */
export type State = {
  [Name in ProviderStateName]: { name: Name; params?: Partial<StateParameters<Name>> };
}[ProviderStateName];

/** How clients use an operation, as far as no document says it. */
export interface Usage {
  /** Whether a success changes what the server holds. */
  writes: boolean;
  /** Whether clients send the same again and again by design, and change nothing by it. */
  isRepeatable?: true;
  /** What each success makes a new one of, so that the same request again is no repetition; absent: it makes none. */
  makes?: RecordKind;
  /** Absent where no read can follow a write. */
  about?: About;
  /** Lets somebody else's write take the place of the one that has just succeeded; absent where none can. */
  overtake?(asked: Asked, records: ServerRecords): void;
  /** JSON pointers into the body of a success: what a client must look at before it goes on. */
  reliedOn: readonly string[];
  /** Ways to be wrong that do not follow from the schema. */
  lies: readonly Lie[];
  /**
   * What a server answers that says yes to what it ought to refuse: the described success, about what was asked. Absent
   * where that names nothing of it.
   */
  granted?(asked: Asked, described: Described): unknown;
  /** Clients take its success by the body alone, whatever the status (observed). */
  anyStatus?: true;
  /** What clients call it for besides; a request is of the first that takes it. */
  uses?: readonly Use[];
  /** What a plugin keeps on its own side after a success, so that a failure must leave it alone: "a row of the link". */
  keeps?: string;
  /** How a test comes to a success: the state that it needs, and what to do then. */
  success: Way;
  /** How it comes to another answer, where that does not follow from the way to a success. */
  elsewhere?: Partial<Record<Outcome, Way>>;
  /** Without `lost` nothing is stored that could be. */
  words: Words & { lost?: Lost };
}

/** What tells the uses of an operation apart. */
export interface RequestFacts {
  /** The customer that a request is about, if it names one. */
  customer: number | undefined;
  /** Whether it reads back what its client has just changed. */
  isReadBack: boolean;
  /** The operations by which its client mostly reads back what it changes; none of a read. */
  readBy: readonly string[];
}

/** A purpose for which clients call an operation besides its usual one. They are mutated apart. */
export interface Use extends Pick<Usage, 'reliedOn' | 'lies'> {
  /** Stands in the ids of its mutants, between the operation and what is wrong. */
  name: string;
  /** Follows the operation's name in a sentence: "customers/get with id 0 answered ...". */
  told: string;
  takes(request: RequestFacts): boolean;
  /** Whether an error that is described for the operation, with this status, must stop the client; absent: each must. */
  isRefusal?(status: number): boolean;
  /** Whether a client may go on for the status of a success alone. */
  goesByStatus?: true;
  /**
   * It confirms what an earlier answer said: without it a client may believe that answer, and so only what contradicts it
   * is a lie.
   */
  confirms?: true;
  words: Words;
}

/** How a test comes to an answer: the state that it needs, if it needs one, and what to do then. */
export interface Way {
  state?: State;
  step: string;
}

/** What no document can say of an operation. Everything else is derived from openapi.yaml. */
export type Behaviour = Reading | Writing;

interface Reading extends Rule {
  writes: false;
  words: Words;
}

interface Writing extends Rule {
  writes: true;
  words: Words & { lost: Lost };
}

interface Rule extends Usage {
  /**
   * Whether a success changes nothing but the pair of the customer that the request names, so that it can be put back;
   * a request that names none changes nobody.
   */
  writesPairOnly?: true;
  /** Whether a success ties a customer to a client of the billing system, whose plugin then keeps a row of its own. */
  linksCustomer?: true;
  /** The customer that a request is about, as a server could read its id; undefined when it names none. */
  customerOf(asked: Asked): number | undefined;
  /** The rule: answers a request that fits openapi.yaml and comes from an administrator. */
  answer(asked: Asked, server: Server): Reply | Invalid;
  success: Required<Way>;
  /** The provider state in which a recorded success can be repeated; undefined when any will do. */
  stateFor(customer: number, body: Json): State | undefined;
  /** How the samples of the documentation use it; absent: it has none. */
  sample?: Sample;
}

/** What is said to a plugin author of whom a mutant of the operation survived; each is a sentence. */
export interface Words {
  /** What it means that a refusal or a broken answer was taken for success. */
  fooled: string;
  /** What it means that an answer with other contents than the right ones was taken for success. */
  mismatched: string;
  /** Where to look and what to change. */
  advice: string;
}

/** What is said when a write did not take place, and nobody noticed. */
export interface Lost {
  /** What it means. */
  meaning: string;
  advice: string;
}
