/** The exit status of a command that a signal ended, as a shell gives it. @param signal the aborted Io.signal */
export function signalStatus(signal: AbortSignal): number {
  return signal.reason === 'SIGTERM' ? 143 : 130;
}
