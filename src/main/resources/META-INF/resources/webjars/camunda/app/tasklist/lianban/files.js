/* Materials and notices of the case in the tab 办件; whoever holds the task may add to the materials. */
import {path, send} from '../../lianban/http.js';
import {element, moment, section} from '../../lianban/elements.js';

const link = (address, text) => element('a', {href: path(address), target: '_blank', rel: 'noopener'}, text);

function versions(material, caseNumber) {
  const address = (version, rest) => `/api/cases/${caseNumber}/materials/${version.id}/content${rest}`;
  return material.versions.map(version => element('li', {},
    link(address(version, '?inline=true'), version.fileName), ' ', link(address(version, ''), '下载'),
    element('span', {class: 'lianban-soft'}, ` 第 ${version.version} 版，${moment(version.uploadedAt)}，`
      + (version.uploadedBy === 'applicant' ? '申请人网上提交' : version.uploadedBy)
      + (version.scan === 'clean' ? '' : '，未查毒'))));
}

function upload(task, kinds, done) {
  const material = element('select', {id: 'lianban-material', class: 'form-control'},
    kinds.filter(kind => kind.fileTypes.length).map(kind =>
      element('option', {value: kind.code}, `${kind.name}（${kind.fileTypes.join('、')}，不超过 ${kind.largestMegabytes} MB）`)));
  const file = element('input', {id: 'lianban-file', type: 'file', required: true});
  const result = element('p', {role: 'alert'});
  const submit = async event => {
    event.preventDefault();
    const body = new FormData();
    body.append('material', material.value);
    body.append('file', file.files[0]);
    try {
      await send('POST', `/api/tasks/${task}/materials`, body);
      done();
    } catch (problem) {
      result.textContent = problem.message;
    }
  };
  return element('form', {class: 'lianban-deed', onsubmit: submit},
    element('div', {}, element('label', {for: 'lianban-material'}, '补充材料'), material),
    element('div', {}, element('label', {for: 'lianban-file'}, '文件'), file),
    element('button', {type: 'submit', class: 'btn btn-default'}, '上传'), result);
}

/** @param mine whether the task is the reader's own */
export function materials(list, caseNumber, task, mine, done) {
  if (list === null) {
    return null;
  }
  const missing = list.filter(material => material.missing).map(material => material.name);
  return section('材料',
    element('ul', {}, list.filter(material => material.versions.length).map(material =>
      element('li', {}, element('strong', {}, material.name), element('ul', {}, versions(material, caseNumber))))),
    missing.length ? element('p', {}, `尚未提交：${missing.join('、')}`) : null,
    mine ? upload(task, list, done) : null);
}

export function notices(list, caseNumber) {
  if (list === null) {
    return null;
  }
  return section('发给申请人的文书', list.length
    ? element('ul', {}, list.map(notice => element('li', {},
      link(`/progress/notice.html#number=${encodeURIComponent(caseNumber)}&ordinal=${notice.ordinal}`, notice.title),
      element('span', {class: 'lianban-soft'}, ` ${notice.number}，${moment(notice.issuedAt)}`))))
    : element('p', {}, '还没有发出文书。'));
}
