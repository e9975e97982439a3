/* The tab 办件 of a task: what was applied for, what is to be decided on which ground, the time, and the story so far. */
import {find, get} from '../../lianban/http.js';
import {deeds} from './deeds.js';
import {materials, notices} from './files.js';
import {element, moment, section} from '../../lianban/elements.js';

const facts = list => element('dl', {class: 'lianban-facts'},
  list.map(fact => [element('dt', {}, fact.label), element('dd', {}, fact.text)]));

const table = (columns, rows) => element('div', {class: 'lianban-scroll', tabindex: '0', role: 'region', 'aria-label': columns.join('、')},
  element('table', {class: 'table lianban-table'},
    element('thead', {}, element('tr', {}, columns.map(column => element('th', {scope: 'col'}, column)))),
    element('tbody', {}, rows.map(row => element('tr', {}, row.map(cell => element('td', {}, cell)))))));

const time = clock => element('span', {class: `time-left time-${clock.colour}`}, clock.timeLeft);

const dueDay = clock => clock.dueDay ? `${clock.dueDay}${clock.provisional ? '（暂定）' : ''}` : '待定';

function heading(desk) {
  return section(`${desk.matter} · ${desk.caseNumber}`, facts([
    {label: '步骤', text: desk.part ? `${desk.part}：${desk.step}` : desk.step},
    {label: '经办人', text: desk.assignee ?? '尚未认领'},
    desk.standsInFor && {label: '代为办理', text: `代 ${desk.standsInFor} 办理`},
    {label: '到达时间', text: moment(desk.since)},
    {label: '本步骤时限', text: desk.clock ? time(desk.clock) : '不单独计时'},
    desk.clock && {label: '到期日', text: dueDay(desk.clock)}
  ].filter(Boolean)));
}

/** Laws as they are cited: 《行政许可法》第 42 条; the clauses of a programme as its catalogue numbers them. */
function cited(citation) {
  const law = /^(\p{Script=Han}+)\/(\d+)(之.)?$/u.exec(citation);
  return law ? `《${law[1]}》第 ${law[2]} 条${law[3] ?? ''}` : citation;
}

function decision(desk) {
  const content = [
    ...desk.decides.map(ask => element('p', {}, element('strong', {}, ask.question), ` ${ask.answers.join(' ／ ')}`)),
    ...desk.basis.map(ground => element('p', {},
      element('span', {class: 'lianban-citation'}, cited(ground.citation)), ` ${ground.title}`,
      ground.figures ? element('span', {class: 'lianban-soft'}, `（${ground.figures}）`) : ''))
  ];
  return content.length ? section('本步骤决定什么，依据什么', ...content) : null;
}

const others = desk => desk.others.length
  ? section('须由另一人办理', ...desk.others.map(other => element('p', {}, other.people.length
    ? `“${other.step}”由${other.people.join('、')}办理，本步骤须由另一人办理。`
    : `“${other.step}”还没有人办理，须与本步骤不是同一人。`)))
  : null;

const clocks = desk => section('时限', desk.clocks.length
  ? table(['环节', '剩余', '到期日', '依据'], desk.clocks.map(clock => [clock.name, time(clock), dueDay(clock), clock.basis ? cited(clock.basis) : '']))
  : element('p', {}, '本案没有正在计时的时限。'));

const application = desk => section('申请内容', ...desk.application.map(part => element('details', {open: true},
  element('summary', {}, part.title),
  part.columns.length ? table(part.columns, part.rows) : facts(part.facts))));

const timeline = desk => section('办理经过', element('ol', {class: 'lianban-timeline'}, desk.timeline.map(entry =>
  element('li', {}, element('time', {datetime: entry.at}, moment(entry.at)), element('span', {}, entry.who), element('span', {}, entry.what)))));

const words = value => value === true ? '是' : value === false ? '否' : String(value);

const STATES = {running: '办理中', incident: '办理中（有部门系统未连通）', ended: '已办结'};

function wholeCase(view) {
  const open = view.openSteps.map(step => `${step.name}（${step.departmentName ?? '系统'}）`);
  return facts([
    {label: '状态', text: STATES[view.state] ?? view.state},
    {label: '正在办理', text: open.join('、') || '无'},
    ...view.outputs.map(output => ({label: output.label, text: words(output.value)}))
  ]);
}

/** Loaded when it is opened: most clerks work their step without it. */
function whole(desk) {
  const place = element('div', {'aria-live': 'polite'});
  const load = async () => {
    if (!place.childNodes.length) {
      const view = await find(`/api/cases/${desk.caseNumber}`).catch(() => null);
      place.replaceChildren(view ? wholeCase(view) : element('p', {}, '没有查看全案的权限。'));
    }
  };
  return section('全案', element('details', {ontoggle: load}, element('summary', {}, '查看全案的状态和已有结果'), place));
}

async function show(node, taskId, changed) {
  node.replaceChildren(element('p', {role: 'status'}, '正在读取…'));
  try {
    const desk = await get(`/api/tasks/${taskId}/desk`);
    const [materialList, noticeList] = await Promise.all([
      find(`/api/cases/${desk.caseNumber}/materials`), find(`/api/cases/${desk.caseNumber}/notices`)]);
    const changes = await deeds(taskId, desk.actions, changed);
    node.replaceChildren(...[
      heading(desk), ...changes, decision(desk), others(desk), application(desk),
      materials(materialList, desk.caseNumber, taskId, desk.actions.includes('handOver'), () => show(node, taskId, changed)),
      notices(noticeList, desk.caseNumber), clocks(desk), timeline(desk), whole(desk)].filter(Boolean));
  } catch (problem) {
    node.replaceChildren(element('p', {role: 'alert'}, problem.message));
  }
}

export default {
  id: 'lianban-desk',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: '办件'},
  render(node, {taskId}, scope) {
    node.classList.add('lianban-desk');
    show(node, taskId, () => {
      scope.$root.$broadcast('refresh');
      scope.taskData?.changed('task');
      show(node, taskId, () => scope.$root.$broadcast('refresh'));
    });
  }
};
