// Generated from openapi.yaml and src/store/seed.schema.json by npm run types. Do not edit.
export const assignBillingId_request: unknown;
export const assignBillingId_200: unknown;
export const assignBillingId_201: unknown;
export const assignBillingId_400: unknown;
export const assignBillingId_401: unknown;
export const assignBillingId_403: unknown;
export const assignBillingId_404: unknown;
export const assignBillingId_409: unknown;
export const assignBillingId_413: unknown;
export const assignBillingId_422: unknown;
export const getCustomer_200: unknown;
export const getCustomer_401: unknown;
export const getCustomer_403: unknown;
export const getCustomer_404: unknown;
export const seed: unknown;
