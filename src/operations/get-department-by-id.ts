import { departmentRecord } from '../departments/department.js';
import type { Behaviour } from './behaviour.js';
import { getDepartment } from './get-department.js';

/** GET departments/get_by_id/{id}: the same record as getDepartment; where its list stands, plugins contradict each other. */
export const getDepartmentById: Behaviour = {
  ...getDepartment,
  answer({ parameters }, { departments, assumptions }) {
    const found = departments.find(({ id }) => id === parameters.id);
    if (!found) return { example: assumptions['unknown-department'] === 'empty-list' ? 'no-department' : 'not-found' };
    const list = [departmentRecord(found)];
    return assumptions['department-by-id'] === 'bare'
      ? { example: 'department-bare', body: list }
      : { example: 'department', body: { department: list } };
  },
  lies: [],
  success: { state: { name: 'a department exists', params: { slug: 'support' } }, step: 'read department 1' },
  elsewhere: { 'not-found': { step: 'read department 999999' } },
};
