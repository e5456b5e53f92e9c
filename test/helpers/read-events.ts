import { onTestFinished } from 'vitest';

/** Reads a control plane's stream of events for as long as the test runs. @returns waits for the next one, as it is written */
export async function readEvents(adminUrl: string): Promise<() => Promise<string>> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const { body } = await fetch(`${adminUrl}/events`, { signal: stop.signal });
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(): Promise<string> {
    const end = text.indexOf('\n\n');
    if (end < 0) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      text += value;
      return next();
    }
    const event = text.slice(0, end);
    text = text.slice(end + 2);
    return event;
  }
  // It begins with a line that says nothing, when whoever reads is counted in.
  await next();
  return next;
}
