import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy between a browser and everything else, which cuts the line in the middle of uploads. */
export class CuttingProxy {
  cuts = 0;
  private sent = 0;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  /** @param at bytes of uploads, counted together, at which the line is cut, lowest first */
  static async open(at: readonly number[]): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = new CuttingProxy(server, `http://127.0.0.1:${port}`);
    // The test's own requests ask for a tunnel, also where there is nothing to hide.
    server.on('connect', (asked, socket) => {
      const { hostname, port: far } = new URL(`http://${asked.url}`);
      const tunnel = connect(Number(far), hostname, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        tunnel.pipe(socket).pipe(tunnel);
      });
      tunnel.on('error', () => socket.destroy());
      socket.on('error', () => tunnel.destroy());
    });
    server.on('request', (incoming, answer) => {
      const outgoing = request(
        incoming.url ?? '',
        { method: incoming.method, headers: incoming.headers, agent: false },
        (reply) => {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(answer);
        },
      );
      outgoing.on('error', () => incoming.socket.destroy());
      incoming.on('error', () => outgoing.destroy());
      answer.on('close', () => outgoing.destroy());
      if (incoming.method === 'PUT') {
        incoming.on('data', (chunk: Buffer) => {
          proxy.sent += chunk.length;
          if (proxy.sent < (at[proxy.cuts] ?? Number.POSITIVE_INFINITY)) return;
          proxy.cuts += 1;
          outgoing.destroy();
          incoming.socket.destroy();
        });
      }
      incoming.pipe(outgoing);
    });
    return proxy;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
