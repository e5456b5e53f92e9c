import type { Request, Response, Router } from 'express';
import { KitError } from '../errors.js';
import { type Entry, sequenceOf } from '../journal/entry.js';
import { nearMisses } from '../journal/near-misses.js';
import { renderEntry } from '../journal/rendered-entry.js';
import { matches, parseRequestPattern } from '../journal/request-pattern.js';
import { scan } from '../journal/scan.js';
import { renderEntryCurl } from '../report/entry-curl.js';
import { toldViolations } from './expected-violations.js';
import { refuse } from './refuse.js';
import { replay } from './replay.js';
import { sendRequests } from './send-requests.js';
import type { Within } from './told.js';

/** What the control plane tells of a world's journal. Called once for the router of a server. */
export function journalRoutes(router: Router, within: Within): void {
  router.get('/requests', async (request, response) => {
    const filter = readFilter(request.query);
    const [entries, total] = await within(response, ({ journal }) =>
      Promise.all([journal.entries(filter), journal.size]),
    );
    await sendRequests(response, entries, { meta: { total }, requestJournalDisabled: false });
  });
  router.delete('/requests', async (_request, response) => {
    await within(response, ({ journal }) => journal.clear());
    response.json({});
  });
  router.post('/requests/count', async (request, response) => {
    const ids = await found(request, response);
    response.json({ count: ids.length, requestJournalDisabled: false });
  });
  router.post('/requests/find', async (request, response) => {
    const ids = await found(request, response);
    const entries = await within(response, ({ journal }) => journal.entries({ ids }));
    await sendRequests(response, entries, { requestJournalDisabled: false });
  });
  const withEntry =
    (answer: (entry: Entry, request: Request, response: Response) => unknown) =>
    async (request: Request<{ id: string }>, response: Response) => {
      const number = sequenceOf(request.params.id) ?? 0;
      const entry = await within(response, ({ journal }) => journal.get(number));
      if (!entry) return refuse(response, 404, 'not-found', `The journal has no request ${request.params.id}.`);
      return answer(entry, request, response);
    };
  router.get(
    '/requests/:id',
    withEntry((entry, _request, response) => response.json(renderEntry(entry))),
  );
  router.get(
    '/requests/:id/curl',
    withEntry((entry, _request, response) => response.type('text/plain').send(`${renderEntryCurl(entry)}\n`)),
  );
  router.post(
    '/requests/:id/replay',
    withEntry(async (entry, { socket }, response) => {
      response.json(await replay(entry, { host: socket.localAddress as string, port: socket.localPort as number }));
    }),
  );
  router.delete('/requests/:id', async (request, response) => {
    const number = sequenceOf(request.params.id) ?? 0;
    if (!(await within(response, ({ journal }) => journal.remove(number)))) {
      return refuse(response, 404, 'not-found', `The journal has no request ${request.params.id}.`);
    }
    response.json({});
  });
  router.post('/near-misses/request-pattern', async (request, response) => {
    const wanted = request.body ?? {};
    const pattern = parseRequestPattern(wanted);
    const nearest = await nearMisses(pattern, await within(response, ({ journal }) => journal.requests(pattern.reads)));
    const ids = nearest.map(({ request: { id } }) => id);
    const entries = await within(response, ({ journal }) => journal.entries({ ids }));
    const misses = nearest.flatMap(({ request: { id }, distance, differences }) => {
      const entry = entries.find((one) => one.id === id);
      // It may have gone meanwhile.
      if (!entry) return [];
      const { request } = renderEntry(entry);
      return [{ request, requestPattern: wanted, matchResult: { distance }, differences }];
    });
    response.json({ nearMisses: misses });
  });
  router.get('/violations', async (_request, response) => {
    const violations = await within(response, async (told) =>
      toldViolations(told, await told.journal.entries({ remarked: true })),
    );
    response.json({ violations, meta: { total: violations.length } });
  });

  /** The ids of the entries that a call asks for. Others have their turn while they are looked for. */
  async function found({ body }: Request, response: Response): Promise<number[]> {
    const pattern = parseRequestPattern(body ?? {});
    const requests = await within(response, ({ journal }) => journal.requests(pattern.reads));
    const fits = await scan(requests, (request) => matches(pattern, request));
    return requests.filter((_, at) => fits[at]).map(({ id }) => id);
  }
}

function readFilter(query: Request['query']) {
  const { limit, since, unmatched } = query;
  if (limit !== undefined && !/^\d+$/.test(String(limit))) throw unfit('limit', limit, 'a whole number');
  const from = since === undefined ? undefined : Date.parse(String(since));
  if (Number.isNaN(from)) throw unfit('since', since, 'a time, for example 2026-01-31T12:00:00Z');
  if (unmatched !== undefined && unmatched !== 'true' && unmatched !== 'false')
    throw unfit('unmatched', unmatched, 'true or false');
  return {
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(from === undefined ? {} : { since: from }),
    ...(unmatched === undefined ? {} : { unmatched: unmatched === 'true' }),
  };
}

function unfit(name: string, value: unknown, expected: string): KitError {
  return new KitError('request-invalid', `The parameter ${name} is ${JSON.stringify(value)}.`, {
    expected,
    fix: `Correct ${name}, or leave it out.`,
  });
}
