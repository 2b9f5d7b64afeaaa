// Preloaded (-r): the servers listen on every address by default; here every listen() goes to 127.0.0.1.
const net = require('node:net');
// oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(...given) {
  const [first] = given;
  if (first !== null && typeof first === 'object' && 'port' in first)
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...given.slice(1));
  if (typeof first !== 'number' && !/^\d+$/.test(String(first))) return listen.apply(this, given);
  const done = given.find((value) => typeof value === 'function');
  const where = { port: Number(first), host: '127.0.0.1' };
  return done === undefined ? listen.call(this, where) : listen.call(this, where, done);
};
