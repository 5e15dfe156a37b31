import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

export type RpcCall = { readonly id: number; readonly method: string; readonly params: readonly unknown[] };
type RpcAnswer = { readonly id: number; readonly result?: unknown };
/** When a call is seen: before the node gets it, or when the node has answered and the caller has not heard. */
export type Moment = 'before' | 'after';
/** @param result what the node answered; undefined before it did */
export type Watcher = (call: RpcCall, moment: Moment, result: unknown) => boolean;

/** @returns what the caller hears: the node's result, or another */
export type Replacer = (call: RpcCall, result: unknown) => unknown;

/**
 * Stands between a worker and a node, so that a test can cut the line or end the worker at an exact point: real faults
 * of the network, without a hook in the product.
 */
export class RpcProxy {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  #down = false;
  #watcher: Watcher | undefined;
  #replacer: Replacer | undefined;

  private constructor(port: number, server: Server, sockets: Set<Socket>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#server = server;
    this.#sockets = sockets;
  }

  static async start(target: string): Promise<RpcProxy> {
    const sockets = new Set<Socket>();
    const server = createServer();
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const proxy = new RpcProxy(address.port, server, sockets);
    server.on('request', (incoming, outgoing) => void proxy.#forward(target, incoming, outgoing));
    server.on('upgrade', (incoming, socket: Socket, head) => proxy.#upgrade(target, incoming, socket, head));
    return proxy;
  }

  /** Cuts the line, existing connections included, or restores it. */
  setDown(down: boolean): void {
    this.#down = down;
    if (down) for (const socket of this.#sockets) socket.destroy();
  }

  /** Called at every call and answer; `true` cuts this one off: a call does not arrive, an answer is not heard. */
  watch(watcher: Watcher | undefined): void {
    this.#watcher = watcher;
  }

  /** Answers are what `replacer` makes of them. */
  replace(replacer: Replacer): void {
    this.#replacer = replacer;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (this.#down) return void incoming.socket.destroy();
    try {
      const body = await readAll(incoming);
      const calls = toArray(JSON.parse(body.toString()) as RpcCall | RpcCall[]);
      if (calls.some((call) => this.#watcher?.(call, 'before', undefined))) return void incoming.socket.destroy();
      const answer = await post(target, body);
      const answers = JSON.parse(answer.toString()) as RpcAnswer | RpcAnswer[];
      const results = new Map(toArray(answers).map(({ id, result }) => [id, result]));
      const cut = calls.some((call) => this.#watcher?.(call, 'after', results.get(call.id)));
      if (this.#down || cut) return void incoming.socket.destroy();
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(this.#heard(calls, answers) ?? answer);
    } catch {
      incoming.socket.destroy();
    }
  }

  #heard(calls: readonly RpcCall[], answers: RpcAnswer | RpcAnswer[]): string | null {
    const replacer = this.#replacer;
    if (!replacer) return null;
    const byId = new Map(calls.map((call) => [call.id, call]));
    const heard = (answer: RpcAnswer): RpcAnswer => {
      const call = byId.get(answer.id);
      return call && 'result' in answer ? { ...answer, result: replacer(call, answer.result) } : answer;
    };
    return JSON.stringify(Array.isArray(answers) ? answers.map(heard) : heard(answers));
  }

  #upgrade(target: string, incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    if (this.#down) return void socket.destroy();
    const { hostname, port } = new URL(target);
    const upstream = connect(Number(port), hostname, () => {
      const headers = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${String(value)}`);
      upstream.write(`GET / HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  }
}

const toArray = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const post = (target: string, body: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const outgoing = request(target, { method: 'POST', headers }, (answer) => readAll(answer).then(resolve, reject));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
