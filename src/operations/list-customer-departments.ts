import { departmentList } from './department-list.js';

/** GET departments/customers: the departments that a customer may write to. */
export const listCustomerDepartments = departmentList(false);
