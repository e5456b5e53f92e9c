import type { NextFunction, Request, Response } from 'express';
import { refuse } from '../../../control/refuse.js';
import { version } from '../../../generated/contract.js';
import { tooManyRequests } from '../../api/answers.js';
import { sandboxOf } from '../../api/sandbox-of.js';
import { type Team, teamOf } from './team.js';

const minuteMs = 60_000;

/** How many requests each team has sent in this minute: those that this replica saw, and what the others said of theirs. */
export interface TeamRequests {
  /** Counts a request. @returns the seconds until the team may send again; undefined when it may now */
  take(team: Team): number | undefined;
  /** The minute that it is, and what was counted here in it. */
  own(): { minute: number; counts: Record<string, number> };
  /** Learns what the other replicas counted in a minute. */
  learn(minute: number, others: Readonly<Record<string, number>>): void;
}

/** @param now milliseconds */
export function createTeamRequests(now: () => number): TeamRequests {
  let minute = 0;
  let counts: Record<string, number> = {};
  let others: Readonly<Record<string, number>> = {};

  function begin(): void {
    const present = Math.floor(now() / minuteMs);
    if (present !== minute) [minute, counts, others] = [present, {}, {}];
  }

  return {
    take({ name, requestsPerMinute }) {
      begin();
      counts[name] = (counts[name] ?? 0) + 1;
      const sent = counts[name] + (others[name] ?? 0);
      return sent <= requestsPerMinute ? undefined : Math.ceil(((minute + 1) * minuteMs - now()) / 1000);
    },
    own() {
      begin();
      return { minute, counts: { ...counts } };
    },
    learn(of, told) {
      begin();
      if (of === minute) others = told;
    },
  };
}

/** Lets no team send more than it may: it gets 429 until the minute is over, in the API's shape or the control plane's. */
export function limitTeams(
  teams: readonly Team[],
  requests: TeamRequests,
): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const team = teamOf(teams, sandboxOf(response));
    const seconds = team && requests.take(team);
    if (!team || seconds === undefined) return next();
    response.set({ 'X-Ticaga-Kit': version, 'Retry-After': String(seconds) });
    const { status, body } = tooManyRequests;
    if (request.path.startsWith('/api/')) return void response.status(status).type('json').send(body);
    const detail = `The team ${team.name} has sent its ${team.requestsPerMinute} requests of this minute.`;
    refuse(response, status, 'too-many-requests', detail);
  };
}
