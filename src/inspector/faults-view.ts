import type { AdminClient, Answers, ArmedFault } from './admin-client.js';
import { announce, attempt, byId, countOf, element } from './dom.js';

export interface FaultsView {
  show(answer: Answers['/faults']): void;
  /** @param operations what a fault may be limited to, in groups of one tag */
  offerOperations(operations: { operationId: string; tag: string }[]): void;
}

/** Arms faults, lists the armed ones, clears them. */
export function createFaultsView(admin: AdminClient): FaultsView {
  const form = byId<HTMLFormElement>('fault-form');
  const kind = form.elements.namedItem('kind') as HTMLSelectElement;
  const operation = form.elements.namedItem('operation') as HTMLSelectElement;
  let kinds: Answers['/faults']['kinds'] = [];

  function describe(): void {
    const found = kinds.find((candidate) => candidate.kind === kind.value);
    byId('fault-does').textContent = found ? `${found.does} PHP's curl sees: ${found.curl}.` : '';
  }

  kind.addEventListener('change', describe);
  async function arm(): Promise<void> {
    const given = new FormData(form);
    const delay = given.get('delayMs');
    await admin.send('POST', '/faults', {
      kind: given.get('kind'),
      operation: given.get('operation'),
      times: Number(given.get('times')),
      after: Number(given.get('after')),
      ...(delay === '' ? {} : { delayMs: Number(delay) }),
    });
    announce(`The fault ${kind.value} is armed.`);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(arm);
  });
  byId('faults-clear').addEventListener('click', () =>
    attempt(async () => {
      await admin.send('DELETE', '/faults');
      announce('No fault is armed.');
    }),
  );

  return {
    show({ faults, kinds: known }) {
      if (kinds.length === 0) {
        kinds = known;
        kind.replaceChildren(...known.map(({ kind: name }) => element('option', { value: name }, name)));
        describe();
      }
      byId<HTMLButtonElement>('faults-clear').disabled = faults.length === 0;
      byId('armed').replaceChildren(
        ...(faults.length === 0
          ? [element('li', { class: 'soft' }, 'None: every answer is honest.')]
          : faults.map((fault) => element('li', {}, element('b', {}, fault.kind), ` ${explain(fault)}`))),
      );
    },
    offerOperations(operations) {
      for (const label of new Set(operations.map(({ tag }) => tag))) {
        const ids = operations.filter(({ tag }) => tag === label).map(({ operationId }) => operationId);
        operation.append(element('optgroup', { label }, ...ids.map((id) => element('option', { value: id }, id))));
      }
    },
  };
}

function explain({ operation, times, after, delayMs }: ArmedFault): string {
  const which = operation === undefined ? 'of every operation' : `of ${operation}`;
  const when =
    after === 0
      ? `spoils the next ${countOf(times, 'request')}`
      : `spoils ${countOf(times, 'request')} after ${after} more`;
  return `${when} ${which}${delayMs === undefined ? '' : `, ${delayMs} ms`}`;
}
