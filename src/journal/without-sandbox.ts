/** The path and query of a request as they are without a sandbox, whose name may differ from run to run. */
export const withoutSandbox = (url: string): string => url.replace(/^\/+sandbox\/+[^/]+/, '');
