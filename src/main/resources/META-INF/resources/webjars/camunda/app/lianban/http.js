/* Our own API: the session is that of the page, the token against forgery is not Camunda's. */
const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

export const path = address => root + address;

async function answer(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  if (response.ok) {
    return body;
  }
  const sentences = (body?.violations ?? []).map(violation => `${violation.label}：${violation.message}`);
  throw Object.assign(new Error(sentences.join('；') || body?.detail || '服务器没有回答，请稍后再试'), {status: response.status});
}

export async function get(address) {
  return answer(await fetch(path(address), {headers: {Accept: 'application/json'}, credentials: 'same-origin'}));
}

/** Null where there is none, or none for this person. */
export async function find(address) {
  try {
    return await get(address);
  } catch (problem) {
    if (problem.status === 404 || problem.status === 403) {
      return null;
    }
    throw problem;
  }
}

/** @param body JSON, or a form with files */
export async function send(method, address, body) {
  const csrf = await get('/api/csrf');
  const files = body instanceof FormData;
  return answer(await fetch(path(address), {
    method,
    credentials: 'same-origin',
    headers: {...(files ? {} : {'Content-Type': 'application/json'}), Accept: 'application/json', [csrf.header]: csrf.token},
    body: files || body === undefined ? body : JSON.stringify(body)
  }));
}
