import { olderAddresses } from '../generated/older-addresses.js';
import { describeFurther, type FurtherDocument } from './further-document.js';
import type { DescribedApi } from './openapi.js';

/** older-addresses.yaml: what single plugin versions call besides openapi.yaml. Most servers are never asked for it. */
export const olderDocument: FurtherDocument = describeFurther(
  'older-addresses.yaml',
  false,
  olderAddresses as unknown as DescribedApi['data'],
);
