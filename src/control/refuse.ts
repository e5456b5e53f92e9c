import type { Response } from 'express';

/** Refuses a call of the control plane, in WireMock's shape. */
export function refuse(response: Response, status: number, code: string, detail: string, title = detail): void {
  response.status(status).json({ errors: [{ code, title, detail }] });
}
