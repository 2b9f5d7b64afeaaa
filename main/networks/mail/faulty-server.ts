import { createServer, type Socket } from 'node:net';
import type { Fault } from '#main/networks/conformance/faults.ts';

/** How a server misbehaves: `greet` when somebody comes, `answer` for every line. */
type Behaviour = {
  greet(socket: Socket): void;
  answer?(socket: Socket, tag: string, command: string): void;
};

const CAPABILITIES = 'IMAP4rev1 IDLE';

/** As much of RFC 3501 as it takes to be let in; `refuse` says no to everything after that. */
function letIn(refuse: (socket: Socket, tag: string) => void): Behaviour {
  return {
    greet: (socket) => void socket.write(`* OK [CAPABILITY ${CAPABILITIES}] ready\r\n`),
    answer(socket, tag, command) {
      switch (command) {
        case 'CAPABILITY':
          socket.write(`* CAPABILITY ${CAPABILITIES}\r\n${tag} OK done\r\n`);
          return;
        case 'EXAMINE':
          refuse(socket, tag);
          return;
        case 'LIST':
          socket.write(`* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK done\r\n`);
          return;
        default:
          socket.write(`${tag} OK done\r\n`);
      }
    },
  };
}

function flood(socket: Socket): void {
  const push = (): void => {
    while (!socket.destroyed && socket.write('x'.repeat(64_000)));
    if (!socket.destroyed) socket.once('drain', push);
  };
  push();
}

async function start(behaviour: Behaviour) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let waiting = '';
    socket.on('data', (data) => {
      waiting += data.toString('latin1');
      const lines = waiting.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) {
        const [tag = '', command = ''] = line.split(' ');
        behaviour.answer?.(socket, tag, command.toUpperCase());
      }
    });
    behaviour.greet(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    port: address.port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function faulty(name: string, code: Fault['code'], behaviour: Behaviour): Fault {
  return {
    name,
    code,
    isSafe: true,
    ...(code === 'timeout' ? { faster: 50 } : {}),
    async stand(network) {
      const server = await start(behaviour);
      return {
        access: {
          ...network,
          openStream: (target, onOpen) =>
            network.openStream({ ...target, connectTo: '127.0.0.1', port: server.port }, onOpen),
        },
        close: async () => await server.close(),
      };
    },
  };
}

/** What mail servers do, by RFC 3501 and 5530 and without them. */
export const MAIL_FAULTS: readonly Fault[] = [
  faulty('silence', 'timeout', { greet: () => {} }),
  faulty('a connection that dies', 'unreachable', { greet: (socket) => socket.destroy() }),
  faulty('endless bytes', 'too-large', { greet: flood }),
  faulty(
    'out of order',
    'server-error',
    letIn((socket, tag) => void socket.write(`${tag} NO [UNAVAILABLE] try later\r\n`)),
  ),
  faulty(
    'no such folder',
    'gone',
    letIn((socket, tag) => void socket.write(`${tag} NO [NONEXISTENT] no such mailbox\r\n`)),
  ),
  faulty(
    'thrown out in the middle',
    'unreachable',
    letIn((socket) => void socket.end('* BYE shutting down\r\n')),
  ),
];
