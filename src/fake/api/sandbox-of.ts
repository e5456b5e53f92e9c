import type { Response } from 'express';

/** The sandbox that the request of a response speaks to; undefined for the server's own world. */
export const sandboxOf = ({ locals }: Response): string | undefined => locals.sandbox;
