import { departmentEntry, openDepartments } from '../departments/department.js';
import type { Behaviour } from './behaviour.js';

const fooled = 'Your plugin shows a form without the departments that it needs, or no test looks.';

/** Lists departments that somebody may write to. @param isPublic whether for everybody, or for customers */
export const departmentList = (isPublic: boolean): Behaviour => ({
  writes: false,
  customerOf: () => undefined,
  answer: (_, { departments }) => ({
    example: 'departments',
    body: { departments: openDepartments(departments, isPublic).map(departmentEntry) },
  }),
  reliedOn: ['/departments'],
  lies: [],
  success: { state: { name: 'the token is valid' }, step: 'list the departments' },
  stateFor: () => undefined,
  words: {
    fooled,
    mismatched: fooled,
    advice: 'Show the form only when the body is JSON with a list of departments, and test an empty one.',
  },
});
