/** A seed of so many customers, none of them linked. */
export function seedOf(size) {
  const moment = '2025-07-13T17:15:25.000000Z';
  const customers = Array.from({ length: size }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
    email_verified_at: null,
    company: 'Demo Ltd',
    phone_number: '',
    billing_id: '0',
    billing_system: '',
    account_manager: '0',
    biography: '',
    created_at: moment,
    updated_at: moment,
  }));
  const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];
  return { customers, staff };
}
