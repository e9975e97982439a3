import {ask, day, element, say} from './page.js';

const UNITS = {workday: '个工作日', day: '天', hour: '小时', month: '个月'};
const STATES = {running: '正在办理', ended: '已办结'};
const answer = document.getElementById('answer');
const form = document.getElementById('ask');

/** Number and code stand in the part of the address that is never sent to a server, nor kept in its logs. */
const shared = new URLSearchParams(location.hash.slice(1));
form.number.value = shared.get('number') || '';
form.code.value = shared.get('code') || '';

let current = null;

function api(part) {
  return `../api/progress/${encodeURIComponent(current.number)}${part}?code=${encodeURIComponent(current.code)}`;
}

function timeLeft(clock) {
  if (!clock) {
    return null;
  }
  const unit = UNITS[clock.unit] || '';
  const words = clock.state === 'paused' ? '时限已暂停'
    : clock.state === 'stopped' ? '已停止计时'
      : clock.unitsOverdue > 0 ? `已逾期 ${clock.unitsOverdue} ${unit}` : `剩余 ${clock.unitsLeft} ${unit}，应于 ${day(clock.dueDay)} 前办结`;
  return element('span', {className: `left ${clock.state === 'running' ? clock.colour : 'grey'}`}, words);
}

function steps(progress) {
  const list = element('ol', {className: 'steps'});
  list.append(element('li', {}, `已收到申请 `, element('span', {className: 'soft'}, day(progress.openedAt))));
  progress.done.forEach(step => list.append(element('li', {}, `${step.name} `, element('span', {className: 'soft'}, day(step.endedAt)))));
  progress.open.forEach(step => list.append(element('li', {className: 'now'}, `正在：${step.name}`,
    step.departmentName ? element('span', {className: 'soft'}, `（${step.departmentName}）`) : null)));
  new Set(progress.outcome).forEach(name => list.append(element('li', {className: 'now'}, name)));
  return list;
}

function notices(entries) {
  if (!entries.length) {
    return element('p', {className: 'soft'}, '还没有发出文书。');
  }
  return element('ul', {className: 'list'}, ...entries.map(entry => element('li', {},
    element('a', {href: `notice.html#number=${encodeURIComponent(current.number)}&code=${encodeURIComponent(current.code)}&ordinal=${entry.ordinal}`},
      entry.title), ` ${entry.number} `, element('span', {className: 'soft'}, day(entry.issuedAt)))));
}

function materials(kinds, canUpload) {
  const list = element('ul', {className: 'list'});
  kinds.filter(kind => kind.required || kind.versions.length).forEach(kind => {
    const last = kind.versions[0];
    list.append(element('li', {}, kind.name, last
      ? element('span', {}, '：', element('a', {href: api(`/materials/${last.id}/content`)}, last.fileName),
        element('span', {className: 'soft'}, ` 第 ${last.version} 版，${day(last.uploadedAt)}`))
      : element('span', {className: 'soft'}, '：尚未提交')));
  });
  return element('div', {}, list, canUpload ? uploadForm(kinds) : null);
}

function uploadForm(kinds) {
  const material = element('select', {id: 'material', name: 'material'}, ...kinds.map(kind =>
    element('option', {value: kind.code}, `${kind.name}（${kind.fileTypes.join('、')}，不超过 ${kind.largestMegabytes} MB）`)));
  const file = element('input', {id: 'file', name: 'file', type: 'file', required: true});
  const upload = element('form', {className: 'upload'},
    element('div', {}, element('label', {htmlFor: 'material'}, '补交'), material),
    element('div', {}, element('label', {htmlFor: 'file'}, '文件'), file),
    element('button', {type: 'submit'}, '提交'));
  upload.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await ask(api('/materials'), {method: 'POST', body: new FormData(upload)});
      await show();
      say('已提交。');
    } catch (problem) {
      say(problem.message, true);
    }
  });
  return upload;
}

function ratingForm() {
  const grades = [['very-satisfied', '非常满意'], ['satisfied', '满意'], ['mostly-satisfied', '基本满意'], ['dissatisfied', '不满意'],
    ['very-dissatisfied', '非常不满意']];
  const grade = element('select', {id: 'grade', name: 'grade'}, ...grades.map(([value, name]) => element('option', {value}, name)));
  const words = element('input', {id: 'ratingComment', name: 'ratingComment', maxLength: 500});
  const rating = element('form', {className: 'upload'},
    element('div', {}, element('label', {htmlFor: 'grade'}, '评价'), grade),
    element('div', {}, element('label', {htmlFor: 'ratingComment'}, '意见和建议（可不填）'), words),
    element('button', {type: 'submit'}, '提交评价'));
  rating.addEventListener('submit', async event => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(rating)].filter(([, value]) => value !== ''));
    try {
      const rated = await ask(api('/rating'), {
        method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(values)
      });
      rating.replaceWith(element('p', {}, `谢谢评价。评价的编号 ${rated.caseNumber}，查询码 ${rated.queryCode}，处理情况凭此查询。`));
      say('');
    } catch (problem) {
      say(problem.message, true);
    }
  });
  return rating;
}

async function show() {
  const [progress, sent, handedIn] = await Promise.all([ask(api('')), ask(api('/notices')), ask(api('/materials'))]);
  const ended = progress.state === 'ended';
  const rating = ended ? await ask(api('/rating')) : null;
  answer.replaceChildren(
    element('div', {className: 'state'},
      element('span', {}, '案件编号 ', element('strong', {}, progress.caseNumber)),
      element('span', {}, progress.matter),
      element('span', {}, element('strong', {}, STATES[progress.state] || progress.state)),
      ended ? element('span', {className: 'soft'}, day(progress.endedAt)) : timeLeft(progress.clock)),
    element('h2', {}, '办理经过'), steps(progress),
    element('h2', {}, '文书'), notices(sent),
    ...(!ended || handedIn.some(kind => kind.required || kind.versions.length) ? [element('h2', {}, '材料'), materials(handedIn, !ended)] : []),
    ...(rating ? [element('h2', {}, '评价本次服务'), rating.rateable ? ratingForm() : element('p', {className: 'soft'}, `${rating.reason}。`)] : []),
    element('p', {className: 'no-print'}, element('button', {type: 'button', className: 'quiet', onclick: () => window.print()}, '打印')));
  answer.hidden = false;
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  current = {number: form.number.value.trim(), code: form.code.value.trim().toUpperCase()};
  say('');
  answer.hidden = true;
  try {
    await show();
    history.replaceState(null, '', `#number=${encodeURIComponent(current.number)}&code=${encodeURIComponent(current.code)}`);
  } catch (problem) {
    say(problem.message, true);
  }
});

if (form.number.value && form.code.value) {
  form.requestSubmit();
}
