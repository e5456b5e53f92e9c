/** A seed of so many customers, none of them linked. */
export function seedOf(size) {
  const customers = Array.from({ length: size }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
  }));
  const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];
  return { customers, staff };
}
