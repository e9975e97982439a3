import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';
import { differences, factsOf, type Facts, type Modelled } from '../src/diagram/differences';

async function model(content: string): Promise<Map<string, Facts>> {
  const { elementsById } = await new BpmnModdle().fromXML(`<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="lianban"><bpmn:process id="p">${content}</bpmn:process></bpmn:definitions>`);
  return new Map(Object.entries(elementsById).filter(([id]) => id !== 'p').map(([id, element]) => [id, factsOf(element as unknown as Modelled)]));
}

const task = (name: string, basis: string): string => `<bpmn:userTask id="review" name="${name}" camunda:candidateGroups="registrar">
  <bpmn:extensionElements><camunda:properties><camunda:property name="basis" value="${basis}" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>`;
const flow = (target: string, condition: string): string => `<bpmn:sequenceFlow id="flow" sourceRef="review" targetRef="${target}">
  <bpmn:conditionExpression>${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
const END = '<bpmn:endEvent id="end" /><bpmn:endEvent id="refused" />';

it('two equal models do not differ', async () => {
  const content = task('审查', 'a/1') + END + flow('end', '${ok}');
  expect(differences(await model(content), await model(content))).toEqual([]);
});

it('names what was added, removed and changed', async () => {
  const before = await model(task('审查', 'a/1') + END + '<bpmn:task id="old" name="旧环节" />');
  const after = await model(task('审查申请', 'a/2') + END + '<bpmn:task id="new" name="新环节" />');
  expect(differences(before, after)).toEqual([
    { id: 'review', name: '审查申请', kind: 'changed', facts: [
      { fact: 'name', before: '审查', after: '审查申请' },
      { fact: 'basis', before: 'a/1', after: 'a/2' },
    ] },
    { id: 'old', name: '旧环节', kind: 'removed', facts: [] },
    { id: 'new', name: '新环节', kind: 'added', facts: [] },
  ]);
});

it('sees another target, another condition and another group', async () => {
  const before = await model(task('审查', 'a/1') + END + flow('end', '${ok}'));
  const after = await model(task('审查', 'a/1').replace('registrar', 'tax') + END + flow('refused', '${!ok}'));
  expect(differences(before, after).map(difference => [difference.id, difference.facts.map(fact => fact.fact)])).toEqual([
    ['review', ['camunda:candidateGroups']],
    ['flow', ['conditionExpression.body', 'targetRef']],
  ]);
});

it('sees another timer', async () => {
  const timer = (duration: string): string => `<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="t">
    <bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
  const found = differences(await model(timer('P1D')), await model(timer('P2D'))).filter(difference => difference.id === 'wait');
  expect(found[0]!.facts.map(fact => [fact.before, fact.after])).toEqual([['P1D', 'P2D']]);
});
