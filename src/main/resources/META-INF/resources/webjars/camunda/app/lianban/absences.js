/* The page 外出代办: who stands in for whom. What is allowed, the server says. */
import {get, send} from './http.js';
import {element} from './elements.js';

const form = document.querySelector('#absence');
const own = form.dataset.person;
const field = id => document.querySelector(`#${id}`);
const say = text => {
  field('result').textContent = text;
  field('result').className = text ? 'message' : '';
};

const option = person => element('option', {value: person.id}, person.name === person.id ? person.id : `${person.name}（${person.id}）`);

async function remove(absence) {
  try {
    await send('DELETE', `/api/absences?account=${encodeURIComponent(absence.account)}`);
    say('已取消。');
  } catch (problem) {
    say(problem.message);
  }
  await list();
}

async function list() {
  const absences = await get('/api/absences');
  field('absences').replaceChildren(...absences.map(absence => element('li', {},
    element('p', {}, `${absence.accountName} 由 ${absence.substituteName} 代办，${absence.from} 至 ${absence.until}${absence.active ? '（正在代办）' : ''}`),
    !absence.removable ? null
      : element('button', {type: 'button', class: 'quiet', onclick: () => remove(absence), 'aria-label': `取消 ${absence.accountName} 的外出代办`}, '取消'))));
  if (!absences.length) {
    field('absences').append(element('li', {}, '没有设定。'));
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await send('PUT', '/api/absences', Object.fromEntries(
      ['account', 'substitute', 'from', 'until'].map(name => [name, field(name).value])));
    say('已设定。');
  } catch (problem) {
    say(problem.message);
  }
  await list();
});

const colleagues = await get('/api/absences/colleagues');
field('account').append(option({id: own, name: '本人'}), ...(form.dataset.lead === 'true' ? colleagues.map(option) : []));
field('substitute').append(element('option', {value: ''}, '请选择'), ...[...colleagues.map(option), option({id: own, name: '本人'})]);
await list();
