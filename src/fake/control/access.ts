import type { Response } from 'express';
import { accessRefusal } from '../../control/access-refusal.js';
import type { RouterOptions } from '../../control/router.js';

/** Who may use the control plane of a fake. */
export interface Access {
  /** Why a request may not; undefined when it may. */
  refusalOf: RouterOptions['refusalOf'];
  /** Whether who makes a call that was not refused may know of a sandbox. */
  isOpen(response: Response, sandbox: string): boolean;
}

/** Whoever has the token may do everything. @param adminToken undefined: only programs of this machine may */
export const accessByToken = (adminToken: string | undefined): Access => ({
  refusalOf: (request) => accessRefusal(request, adminToken),
  isOpen: () => true,
});
