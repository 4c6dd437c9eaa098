// Spreads TCP connections over several ports of this machine, as a load balancer would: balance.mjs PORT TARGET...
import net from 'node:net';

const [port, ...targets] = process.argv.slice(2).map(Number);
let next = 0;

// A target that does not listen is skipped; once all were asked, the client is let go.
function forward(client, tries) {
  const server = net.connect(targets[next++ % targets.length], '127.0.0.1');
  let connected = false;
  server.on('connect', () => {
    connected = true;
    client.on('close', () => server.destroy());
    client.pipe(server).pipe(client);
  });
  server.on('close', () => (connected || tries === 1 ? client.destroy() : forward(client, tries - 1)));
  server.on('error', () => {});
}

net.createServer({ pauseOnConnect: true }, client => {
  client.on('error', () => {});
  forward(client, targets.length);
}).listen(port, '127.0.0.1');
