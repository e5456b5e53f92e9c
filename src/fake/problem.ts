import type { Response } from 'express';

/** A refusal of the control plane, in WireMock's shape. */
export function problem(response: Response, status: number, code: string, detail: string, title = detail): void {
  response.status(status).json({ errors: [{ code, title, detail }] });
}
