import type { BillingPair, Customer } from './customer.js';
import { isLinked } from './link.js';

/** A row of the table in which a billing system keeps its links. */
export interface OwnRow {
  /** Ticaga's customer id, in digits. */
  ticaga_id: string;
  billing_id: string;
  /** Absent where the table is that of one billing system alone. */
  billing_system?: string;
}

/** What the server knows of the links of a customer. */
export interface LinkRecords {
  /** undefined when there is no such customer. */
  customer(id: number): Customer | undefined;
  /** Whether nobody can say whose doing the customer's present pair is: it was set up after requests had written. */
  isUnsettled(id: number): boolean;
  /** The customers that requests linked, each told so by the last answer about it. */
  linked(): Iterable<number>;
}

/**
 * unlinked: a row without a link on the server. different: a row whose link on the server is another one.
 * missing: a link that a request made, and no row.
 */
export type RowDifference =
  | { kind: 'unlinked'; row: OwnRow; exists: boolean }
  | { kind: 'different'; row: OwnRow; pair: BillingPair }
  | { kind: 'missing'; customer: number; pair: BillingPair };

/** Compares the rows of a billing system with the links that the server has. What cannot be settled is left out. */
export function compareOwnRows(rows: readonly OwnRow[], server: LinkRecords): RowDifference[] {
  const wrong = rows.flatMap((row) => differenceOf(row, server) ?? []);
  const missing = [...server.linked()].flatMap((id): RowDifference[] => {
    const customer = server.customer(id);
    if (!customer || !isLinked(customer)) return [];
    const { billing_id, billing_system } = customer;
    const isKept = rows.some((row) => row.ticaga_id === String(id) || row.billing_id === billing_id);
    return isKept ? [] : [{ kind: 'missing', customer: id, pair: { billing_id, billing_system } }];
  });
  return [...wrong, ...missing];
}

function differenceOf(row: OwnRow, server: LinkRecords): RowDifference | undefined {
  const id = Number(row.ticaga_id);
  const customer = server.customer(id);
  if (customer && isSame(row, customer)) return undefined;
  if (server.isUnsettled(id)) return undefined;
  if (!customer || !isLinked(customer)) return { kind: 'unlinked', row, exists: customer !== undefined };
  const { billing_id, billing_system } = customer;
  return { kind: 'different', row, pair: { billing_id, billing_system } };
}

/** In which spelling a server keeps the name of a billing system is not known. */
function isSame({ billing_id, billing_system }: OwnRow, pair: BillingPair): boolean {
  const sameSystem = billing_system === undefined || billing_system.toLowerCase() === pair.billing_system.toLowerCase();
  return isLinked(pair) && billing_id === pair.billing_id && sameSystem;
}
