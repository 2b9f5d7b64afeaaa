// A Nostr relay on 127.0.0.1: prints READY and its port. Everything but the store is @nostr-relay/core.
const http = require('node:http');
const { createOutgoingNoticeMessage, NostrRelay } = require('@nostr-relay/core');
const { Validator } = require('@nostr-relay/validator');
const { WebSocketServer } = require('ws');
const { MemoryRepository } = require('./memory.cjs');

// NIP-11
const about = {
  name: 'A relay for tests',
  software: '@nostr-relay/core',
  supported_nips: [1, 9, 11, 42, 50],
};
const server = http.createServer((_request, response) => {
  response.setHeader('content-type', 'application/nostr+json');
  response.end(JSON.stringify(about));
});
const sockets = new WebSocketServer({ server });
const relay = new NostrRelay(new MemoryRepository(), {
  domain: '127.0.0.1',
  filterResultCacheTtl: 0,
});
const validator = new Validator();

async function answer(socket, data) {
  try {
    await relay.handleMessage(socket, await validator.validateIncomingMessage(data));
  } catch (error) {
    socket.send(JSON.stringify(createOutgoingNoticeMessage(error.message)));
  }
}

sockets.on('connection', (socket) => {
  relay.handleConnection(socket);
  socket.on('message', (data) => void answer(socket, data));
  socket.on('close', () => relay.handleDisconnect(socket));
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${server.address().port}`));
