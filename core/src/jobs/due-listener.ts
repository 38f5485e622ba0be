import { Client } from 'pg';

/**
 * Hears the database say that a job is due, the moment its transaction commits. When the connection is lost it is
 * made again; what was missed meanwhile is found by the relay's own look.
 */
export async function listenForDue(
  url: string,
  onDue: (programmeId: string) => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let stopped = false;
  let again: NodeJS.Timeout | undefined;

  const connect = async () => {
    const next = new Client({ connectionString: url, application_name: 'revisit relay', keepAlive: true });
    next.on('notification', (message) => onDue(message.payload ?? ''));
    next.on('error', (error) => {
      onError(error);
      reconnect();
    });
    next.on('end', reconnect);
    client = next;
    await next.connect();
    await next.query('LISTEN revisit_job');
  };
  const reconnect = () => {
    if (stopped || again) return;
    again = setTimeout(() => {
      again = undefined;
      connect().catch((error: Error) => {
        onError(error);
        reconnect();
      });
    }, 1000);
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await client?.end().catch(() => {});
  };
}
