import {ask, day, element, say} from './page.js';

/** An applicant has the query code; whoever has signed in needs none. */
const asked = new URLSearchParams(location.hash.slice(1));
const number = encodeURIComponent(asked.get('number') || '');
const ordinal = encodeURIComponent(asked.get('ordinal') || '');
const path = asked.get('code')
  ? `../api/progress/${number}/notices/${ordinal}?code=${encodeURIComponent(asked.get('code'))}`
  : `../api/cases/${number}/notices/${ordinal}`;
const paper = document.getElementById('paper');

document.getElementById('print').addEventListener('click', () => window.print());

try {
  const {notice, verificationCode, sha256} = await ask(path);
  document.title = `${notice.title} ${notice.number}`;
  paper.append(
    element('h1', {}, notice.title),
    element('p', {className: 'number'}, notice.number));
  if (notice.addressee) {
    paper.append(element('p', {className: 'addressee'}, `${notice.addressee}：`));
  }
  paper.append(element('p', {}, notice.text));
  if (notice.facts.length) {
    paper.append(element('dl', {}, ...notice.facts.flatMap(fact => [element('dt', {}, fact.label), element('dd', {}, fact.value)])));
  }
  if (notice.closing) {
    paper.append(element('p', {}, notice.closing));
  }
  paper.append(
    element('p', {}, `依据：${notice.basis}。`),
    element('p', {className: 'sign'}, notice.issuer, element('br'), element('span', {className: 'seal'}, '（印章）'), element('br'),
      day(notice.issuedOn)),
    element('p', {className: 'proof'}, `验证码 ${verificationCode}`, element('br'), `SHA-256 ${sha256}`, element('br'),
      '凭文书编号和验证码可以在“验证文书真伪”页面核对。'));
  paper.hidden = false;
} catch (problem) {
  say(problem.message, true);
}
