import { expect, it } from 'vitest';
import { cited, counts, documents, filtered, LAWS, places, shortSource, testsOf, type Basis, type Clause, type State } from '../src/policy/map';

const clause = (citation: string, kind: string, state: State, more: Partial<Clause> = {}): Clause =>
  ({ citation, title: '', kind, lead: '', figures: '', state, why: { zh: '', en: '' }, procedures: [], realisedBy: [], ...more });

const basis: Basis = {
  clauses: [
    clause('xianyang-2022/3', 'PROC+RULE', 'partial', { title: '企业开办', procedures: [{ code: 'B-04', name: '企业简易注销', english: 'simple deregistration', modelled: false, realised: false }] }),
    clause('taiyuan-2015/二(五)1', 'PROC', 'realised', { realisedBy: [{ model: 'enterprise-opening', element: 'a', name: '甲' }] }),
    clause('xianyang-2022/17', 'POLICY', 'notExecutable'),
    clause('xian-2024/2', 'PROC+SLA', 'pending', { lead: '市住建局' }),
    clause('行政许可法/42', 'LAW', 'realised', { title: '二十日' }),
  ],
  models: [
    { id: 'enterprise-opening', name: '企业开办一件事', decision: false, version: 1, folder: 'enterprise-opening', shipped: true },
    { id: 'timeLimit', name: '办理时限', decision: true, version: 1, folder: 'time-limit', shipped: true },
  ],
  elements: [
    { model: 'timeLimit', element: 'rule_1', name: '一日', kind: 'rule', basis: ['taiyuan-2015/二(五)1'] },
    { model: 'enterprise-opening', element: 'a', name: '甲', kind: 'userTask', basis: ['行政许可法/42', 'taiyuan-2015/二(五)1'] },
  ],
};

const all = { document: '', kind: '', state: '', text: '' };
const found = (wanted: Partial<typeof all>): string[] => filtered(basis.clauses, basis.models, { ...all, ...wanted }).map(one => one.citation);

it('the programmes alone stand there until laws are asked for', () => {
  expect(found({})).toHaveLength(4);
  expect(found({ document: LAWS })).toEqual(['行政许可法/42']);
  expect(found({ document: 'xianyang-2022' })).toEqual(['xianyang-2022/3', 'xianyang-2022/17']);
  expect(documents(basis.clauses)).toEqual(['xianyang-2022', 'taiyuan-2015', 'xian-2024']);
});

it('each filter narrows what the others leave', () => {
  expect(found({ kind: 'PROC' })).toEqual(['xianyang-2022/3', 'taiyuan-2015/二(五)1', 'xian-2024/2']);
  expect(found({ kind: 'PROC', state: 'pending' })).toEqual(['xian-2024/2']);
  expect(found({ kind: 'POLICY', state: 'pending' })).toEqual([]);
});

it('text finds number, title, body, procedure and model, each of its words', () => {
  expect(found({ text: '二(五)' })).toEqual(['taiyuan-2015/二(五)1']);
  expect(found({ text: '住建' })).toEqual(['xian-2024/2']);
  expect(found({ text: 'b-04 开办' })).toEqual(['xianyang-2022/3']);
  expect(found({ text: '企业开办一件事' })).toEqual(['taiyuan-2015/二(五)1']);
  expect(found({ text: '开办 没有的字' })).toEqual([]);
});

it('counts the clauses of the programmes by state; an article counts for none', () => {
  expect([...counts(basis.clauses)]).toEqual([['realised', 1], ['partial', 1], ['pending', 1], ['notExecutable', 1]]);
});

it('the places of a clause come model by model', () => {
  expect(places(basis, 'taiyuan-2015/二(五)1').map(place => [place.model.id, place.elements.map(one => one.element)]))
    .toEqual([['enterprise-opening', ['a']], ['timeLimit', ['rule_1']]]);
  expect(places(basis, 'xian-2024/2')).toEqual([]);
});

it('a citation is parted at its first slash', () => {
  expect(cited('taiyuan-2015/二(五)1')).toEqual(['taiyuan-2015', '二(五)1']);
  expect(cited('行政许可法/42')).toEqual(['行政许可法', '42']);
});

it('the tests of an element come in the order of their rows', () => {
  const tests = [10, 9].map(row => ({ source: 'decisions/a/a.cases.csv', name: `第 ${row} 行`, elements: row === 9 ? ['rule_1', 'rule_2'] : ['rule_1'] }));
  expect(testsOf(tests, 'rule_1').map(test => test.name)).toEqual(['第 9 行', '第 10 行']);
  expect(testsOf(tests, 'rule_2')).toHaveLength(1);
  expect([tests[0]!.source, 'org.lianban.procedure.pre.PreTest'].map(shortSource)).toEqual(['a.cases.csv', 'PreTest']);
});
