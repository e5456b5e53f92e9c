import type { Behaviour } from './behaviour.js';

/** GET realtime/config: where a page can listen for news; a falsy enabled is nowhere. */
export const getRealtimeConfig: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  answer: (_, { assumptions }) => ({ example: assumptions.realtime === 'off' ? 'realtime-off' : 'realtime-config' }),
  reliedOn: [],
  lies: [],
  success: { state: { name: 'the token is valid' }, step: 'read the configuration' },
  stateFor: () => undefined,
  words: {
    fooled: 'Your plugin listens to a service that the server did not name, or no test looks.',
    mismatched: 'Your plugin does not look at the configuration, or no test looks.',
    advice: 'Listen only when the body is JSON with a true enabled, and look again from time to time otherwise.',
  },
};
