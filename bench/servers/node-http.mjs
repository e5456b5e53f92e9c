// The least that Node can do: read a JSON body, answer.
import { createServer } from 'node:http';
import { announce } from './announce.mjs';

const answer = Buffer.from('{"user":true}');

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(body.ticaga_id ? 200 : 422, {
      'Content-Type': 'application/json',
      'Content-Length': answer.length,
    });
    response.end(answer);
  });
});

server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}`));
