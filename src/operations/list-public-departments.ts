import { departmentList } from './department-list.js';

/** GET departments/public: the departments that anybody may write to. */
export const listPublicDepartments = departmentList(true);
