import { departmentRecord } from '../departments/department.js';
import type { Behaviour } from './behaviour.js';

/** GET departments/get/{slug}: what a form for a ticket of the department shows. */
export const getDepartment: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  answer({ parameters }, { departments, assumptions }) {
    const found = departments.find(({ slug }) => slug === parameters.slug);
    if (found) return { example: 'department', body: { department: [departmentRecord(found)] } };
    return { example: assumptions['unknown-department'] === 'empty-list' ? 'no-department' : 'not-found' };
  },
  reliedOn: ['/department'],
  lies: [
    {
      name: 'disabled',
      did: 'answered a department that is disabled',
      body: (honest) => ({
        ...honest,
        department: (honest.department as object[]).map((one) => ({ ...one, is_disabled: true })),
      }),
      meaning: 'Your plugin offers a department that takes no tickets, or no test looks.',
      advice: 'Look at is_disabled of the department before you show the form.',
    },
    {
      name: 'empty-list',
      did: 'answered {"department":[]}',
      body: (honest) => ({ ...honest, department: [] }),
      meaning: 'Your plugin reads the first entry of an empty list, or no test looks.',
      advice: 'Look whether the list has an entry before you read it.',
    },
  ],
  success: { state: { name: 'a department exists', params: { slug: 'support' } }, step: 'read the department support' },
  elsewhere: {
    'not-found': { step: 'read the department nowhere' },
  },
  stateFor: () => ({ name: 'a department exists', params: { slug: 'support' } }),
  words: {
    fooled: 'Your plugin shows a form of a department that it could not read, or no test looks.',
    mismatched: 'Your plugin shows a form of a department that it could not read, or no test looks.',
    advice: 'After GET departments/get/{slug}, go on only when the body is JSON with a department, and test it.',
  },
};
