import { bearerOf, isSameSecret } from '../../../control/access-refusal.js';
import { sandboxOf } from '../../api/sandbox-of.js';
import type { Access } from '../../control/access.js';
import { type Team, teamOf } from './team.js';

/** Calls that are of no world: what they tell a team is its own, or nobody's. Paths below /__admin. */
const ofNoWorld = /^\/(?:health|ready|states|sandboxes(?:\/[^/]*)?)$/;

/**
 * Who has a team's key uses the control plane of the team's sandboxes, who has the admin token all of it, and nobody else
 * any. Which team makes a call is kept in response.locals.team, absent for whoever runs the server.
 */
export const accessByKeys = (teams: readonly Team[], adminToken: string): Access => ({
  refusalOf({ headers, path }, response) {
    const given = bearerOf(headers);
    if (isSameSecret(given, adminToken)) return undefined;
    // All are compared, so that the time tells nothing of which.
    const [team] = teams.filter(({ key }) => isSameSecret(given, key));
    if (!team) {
      return {
        status: 401,
        detail: "The control plane asks for a key: send Authorization: Bearer with your team's key.",
      };
    }
    response.locals.team = team;
    const sandbox = sandboxOf(response);
    if (sandbox === undefined ? ofNoWorld.test(path) : teamOf(teams, sandbox) === team) return undefined;
    return {
      status: 403,
      detail: `The key of the team ${team.name} opens its own sandboxes: /sandbox/${team.name}.NAME/__admin, with any NAME.`,
    };
  },
  isOpen({ locals }, sandbox) {
    const team: Team | undefined = locals.team;
    return team === undefined || teamOf([team], sandbox) === team;
  },
});
