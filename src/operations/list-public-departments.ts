import { departmentEntry, openDepartments } from '../departments/department.js';
import type { Behaviour } from './behaviour.js';

/** GET departments/public: the departments that anybody may write to. */
export const listPublicDepartments: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  answer: (_, { departments }) => ({
    example: 'departments',
    body: { departments: openDepartments(departments, true).map(departmentEntry) },
  }),
  reliedOn: ['/departments'],
  lies: [],
  success: { state: { name: 'the token is valid' }, step: 'list the departments' },
  stateFor: () => undefined,
  words: {
    fooled: 'Your plugin shows a form without the departments that it needs, or no test looks.',
    mismatched: 'Your plugin shows a form without the departments that it needs, or no test looks.',
    advice: 'Show the form only when the body is JSON with a list of departments, and test an empty one.',
  },
};
