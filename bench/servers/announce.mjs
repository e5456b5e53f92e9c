/**
 * Tells the parent process where this server listens, and then answers each of its messages with what this process
 * has used so far: CPU in microseconds, resident memory in bytes.
 */
export function announce(url) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system, memory: process.memoryUsage.rss() });
  });
  process.on('disconnect', () => process.exit());
  process.send({ url });
}
