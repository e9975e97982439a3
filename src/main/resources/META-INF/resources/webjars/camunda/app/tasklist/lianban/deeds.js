/* What changes hands: handing a task over, taking it in somebody's place, and the lead's assigning. */
import {get, send} from '../../lianban/http.js';
import {element, section} from '../../lianban/elements.js';

let number = 0;

function labelled(text, field) {
  field.id = `lianban-field-${++number}`;
  return element('div', {}, element('label', {for: field.id}, text), field);
}

function form(title, fields, button, deed, done) {
  const result = element('p', {role: 'alert'});
  const submit = async event => {
    event.preventDefault();
    try {
      await deed();
      done();
    } catch (problem) {
      result.textContent = problem.message;
    }
  };
  return section(title, element('form', {class: 'lianban-deed', onsubmit: submit}, fields,
    element('button', {type: 'submit', class: 'btn btn-default'}, button)), result);
}

const choice = colleagues => element('select', {required: true, class: 'form-control'},
  element('option', {value: ''}, '请选择'),
  colleagues.map(colleague => element('option', {value: colleague.id}, `${colleague.name}（${colleague.id}）`)));

function handOver(task, colleagues, done) {
  const to = choice(colleagues);
  const reason = element('input', {type: 'text', required: true, maxlength: '500', class: 'form-control'});
  return form('移交给同事', [labelled('受移交人', to), labelled('理由', reason)], '移交',
    () => send('POST', `/api/tasks/${task}/handover`, {userId: to.value, reason: reason.value}), done);
}

function assign(task, colleagues, done) {
  const to = choice(colleagues);
  return form('指派', [labelled('受指派人', to)], '指派',
    () => send('POST', `/api/tasks/${task}/assignee`, {userId: to.value}), done);
}

const substitute = (task, done) => form('外出代办', [element('p', {}, '认领人外出，由本人代为办理。')], '代办接手',
  () => send('POST', `/api/tasks/${task}/substitution`), done);

/** @param actions what the server says this person may do */
export async function deeds(task, actions, done) {
  const colleagues = actions.includes('handOver') || actions.includes('assign') ? await get(`/api/tasks/${task}/colleagues`) : [];
  return [
    actions.includes('substitute') && substitute(task, done),
    actions.includes('handOver') && colleagues.length && handOver(task, colleagues, done),
    !actions.includes('handOver') && actions.includes('assign') && colleagues.length && assign(task, colleagues, done)
  ].filter(Boolean);
}
