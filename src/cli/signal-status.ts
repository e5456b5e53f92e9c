import { constants } from 'node:os';

/** The exit status of a command that a signal ended, as a shell gives it. @param signal the aborted Io.signal */
export function signalStatus(signal: AbortSignal): number {
  return 128 + constants.signals[signal.reason as NodeJS.Signals];
}
