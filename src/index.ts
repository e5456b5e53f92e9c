export type { ToldViolation } from './control/expected-violations.js';
export type { Customer } from './customers/customer.js';
export { KitError } from './errors.js';
export type { FakeWorld, FaultOptions, StateAnswer } from './fake/fake-world.js';
export { type RunningFake, type StartFakeOptions, startFake } from './fake/start-fake.js';
export type { Department, FakeTicket, WorldRecords } from './fake/worlds/world-records.js';
export type { components, operations, paths } from './generated/api.js';
export type { RenderedEntry } from './journal/rendered-entry.js';
export type { Note, Violation, ViolationCode } from './journal/violation.js';
