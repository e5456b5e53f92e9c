/** A small plugin in JavaScript that does everything right; one of the corpus is a class that overrides a method of it. */
export class SoundPlugin {
  #clients = new Map([[2, 'joedoe@example.com']]);
  rows = [];

  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  headers(method) {
    const headers = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
    return method === 'POST' ? { ...headers, 'Content-Type': 'application/json' } : headers;
  }

  /** @returns {Promise<{ status: number, text: string }>} */
  async send(method, action, fields) {
    const response = await fetch(`${this.url}/api/${action}`, {
      method,
      headers: this.headers(method),
      body: fields && JSON.stringify(fields),
      redirect: 'manual',
      signal: AbortSignal.timeout(1500),
    });
    return { status: response.status, text: await response.text() };
  }

  /** @returns the decoded body of a success @throws for every other answer */
  async call(method, action, fields) {
    const { status, text } = await this.send(method, action, fields);
    const body = JSON.parse(text);
    if (status < 200 || status > 299 || body === null || typeof body !== 'object' || 'error' in body) {
      throw new Error(`Ticaga answered ${status}.`);
    }
    return body;
  }

  async link(client, typedEmail, typedId) {
    if (typedEmail !== this.#clients.get(client) || !/^[1-9]\d*$/.test(typedId)) return false;
    try {
      const { user } = await this.call('GET', `customers/get/${typedId}`);
      if (user.id !== Number(typedId) || user.email !== typedEmail || user.billing_system !== '') return false;
      const answer = await this.call('POST', 'customers/assign', {
        ticaga_id: user.id,
        billing_id: client,
        billing_system: 'Blesta',
      });
      if (answer.user !== true) return false;
    } catch {
      return false;
    }
    this.rows.push({ ticaga: Number(typedId), client });
    return true;
  }
}
