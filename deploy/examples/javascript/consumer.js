// Keeps the answers of every city as the service has them: catches up from the pull feed, then takes webhooks, or goes on pulling.
// Kill it at any moment and start it again: the state file is always whole, and what it holds goes with the position it was reached at.
import { createServer } from 'node:http';
import { open, readFile, rename } from 'node:fs/promises';
import { HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';

const { SERVICE = 'http://127.0.0.1:5080', KEY = 'demo-service', SECRET, PORT = '5090', STATE = 'state.json', EDITION, ONCE } = process.env;
const filter = EDITION ? `&edition=${EDITION}` : '';

// { position, submissions: { edition: { city: { position, isHidden, answers } } }, seen: [webhook-id] }
let state = await load();

async function load() {
  try {
    return JSON.parse(await readFile(STATE, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

// Written beside, flushed, and put in place: a reader finds the old file or the new one, never half of one.
async function save() {
  const file = await open(`${STATE}.new`, 'w');
  try {
    await file.writeFile(JSON.stringify(state));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${STATE}.new`, STATE);
}

async function get(address) {
  for (;;) {
    try {
      const response = await fetch(SERVICE + address, { headers: { Authorization: `Bearer ${KEY}` } });
      if (response.ok) return await response.json();
      if (response.status < 500 && response.status !== 429) throw Object.assign(new Error(`${address}: ${response.status} ${await response.text()}`), { final: true });
    } catch (error) {
      if (error.final) throw error;
    }
    await new Promise(done => setTimeout(done, 1000)); // The service is away: it comes back.
  }
}

// A new consumer starts from a reading: what every submission says now. The feed goes on after the earliest position that was read at; what was read
// later than an event already knows of it.
async function startFromReading() {
  const fresh = { position: Infinity, submissions: {}, seen: [] };
  for (const { edition } of (await get('/api/v1/editions')).editions) {
    if (EDITION && edition !== EDITION) continue;
    const list = await get(`/api/v1/editions/${edition}/submissions`).catch(error => (error.final ? null : Promise.reject(error)));
    if (!list) continue; // An edition whose answers are not for this key.
    fresh.position = Math.min(fresh.position, list.position);
    fresh.submissions[edition] = {};
    for (const { city } of list.submissions) {
      const it = await get(`/api/v1/editions/${edition}/submissions/${city}`);
      const isHidden = it.publication === false;
      const answers = isHidden || it.stage === 'withdrawn' ? null : Object.fromEntries(Object.entries(it.answers).map(([question, answer]) => [question, answer.value]));
      fresh.submissions[edition][city] = { position: it.position, isHidden, answers };
    }
  }
  state = { ...fresh, position: Number.isFinite(fresh.position) ? fresh.position : 0 };
  await save();
}

// One event, once: what a submission already knows of changes nothing.
function apply(event) {
  const { type, data } = event;
  if (data.drop?.field) throw new Redacted(); // A text that may be among the answers held.
  const kind = type.match(/^submission\.(.+)\.v1$/)?.[1];
  if (!kind) return;
  const there = ((state.submissions[data.edition] ??= {})[data.city] ??= { position: 0, isHidden: false, answers: null });
  const position = Number(event.sequence);
  if (position <= there.position) return;
  there.position = position;
  if (kind === 'publication-revoked') there.isHidden = true;
  if (kind === 'publication-permitted') there.isHidden = false;
  if (kind === 'answers-reported') there.answers = { ...there.answers, ...Object.fromEntries(data.answers.map(it => [it.question, it.value])) };
  else if (data.answers) there.answers = data.answers;
  if (data.drop || there.isHidden) there.answers = null;
}

class Redacted extends Error {}

// Page by page to the end; the state is saved with the position it was reached at, never one without the other.
async function catchUp(wait = 0) {
  for (;;) {
    const page = await get(`/api/v1/events?after=${state.position}&limit=1000&wait=${wait}${filter}`);
    try {
      page.events.forEach(apply);
    } catch (error) {
      if (!(error instanceof Redacted)) throw error;
      await startFromReading();
      state.position = Math.max(state.position, page.position);
      await save();
      continue;
    }
    const moved = page.position > state.position;
    state.position = page.position;
    if (moved) await save();
    if (page.events.length === 0) return;
  }
}

// One webhook after the other; it is answered once its event is saved.
let turn = Promise.resolve();
function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}

async function take(id, event) {
  if (state.seen.includes(id)) return;
  // "previous" is the event before this one under the same filter. Where it is not the last one known, something is on its way still: the feed has it already.
  if (Number(event.sequence) > state.position) {
    if (Number(event.previous ?? 0) > state.position || event.data.drop?.field) {
      await catchUp();
    } else {
      apply(event);
      state.position = Number(event.sequence);
    }
  }
  state.seen = [...state.seen.slice(-999), id];
  await save();
}

function serve() {
  const webhook = new Webhook(SECRET);
  createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    try {
      webhook.verify(body, request.headers);
    } catch {
      return response.writeHead(401).end();
    }
    try {
      const event = HTTP.toEvent({ headers: request.headers, body });
      if (event.type === 'subscription.verification.v1') {
        response.writeHead(200, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ challenge: event.data.challenge }));
      }
      await inTurn(() => take(request.headers['webhook-id'], event));
      response.writeHead(204).end();
    } catch (error) {
      console.error(error);
      response.writeHead(500).end(); // It is sent again.
    }
  }).listen(Number(PORT), '127.0.0.1', () => console.log(`taking webhooks at http://127.0.0.1:${PORT}/`));
}

await inTurn(async () => {
  if (!state) await startFromReading();
  await catchUp();
});
console.log(`caught up to position ${state.position}`);
if (!ONCE) {
  if (SECRET) serve();
  else for (;;) await catchUp(30);
}
