// What a stub written in five minutes would be: it checks nothing and remembers nothing.
import express from 'express';
import { announce } from './announce.mjs';

const app = express();
app.use(express.json());
app.post('/api/customers/assign', (request, response) => {
  response.status(request.body.ticaga_id ? 200 : 422).json({ user: true });
});

const server = app.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}`));
