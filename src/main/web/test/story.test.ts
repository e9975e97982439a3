import { describe, expect, it } from 'vitest';
import { isTold, pause, toldPlaces } from '../src/replay/moments';
import { rounds } from '../src/replay/rounds';
import { Story } from '../src/replay/story';
import { all, openedAfterOutage, rectificationLapsed } from './journals';

const storyOf = (replay: typeof rectificationLapsed): Story => new Story(replay.people, replay.definitions, replay.events);

describe('the story', () => {
  it.each(all.map(replay => [replay.caseNumber, replay] as const))('%s: every event is told in words, none by its kind', (_, replay) => {
    const story = storyOf(replay);
    const untold = replay.events.filter(event => {
      const what = story.what(event);
      return what === '' || what.includes(event.kind) || what.includes('undefined') || /\{\w+}/.test(what);
    });
    expect(untold.map(event => event.kind).filter(kind => kind !== 'processInstance.update')).toEqual([]);
  });

  it('names people, departments and the operator’s reason', () => {
    const story = storyOf(openedAfterOutage);
    const of = (kind: string): string => {
      const event = openedAfterOutage.events.find(one => one.kind === kind)!;
      return `${story.who(event)}：${story.what(event)}`;
    };
    expect(of('operation.Claim')).toBe('西安登记机关：认领“审查登记申请”');
    expect(of('answer.received')).toBe('公章刻制单位（部门系统）：收到公章刻制单位的答复（已送达案件）');
    expect(of('operation.SetJobRetries')).toBe('运行维护：运维重试：重试次数由 0 改为 1');
  });
});

describe('what is told', () => {
  it('leaves out how the engine brings it about', () => {
    expect(toldPlaces(openedAfterOutage.events).length).toBeLessThan(openedAfterOutage.events.length / 3);
    expect(openedAfterOutage.events.filter(event => event.kind === 'incident.create').every(isTold)).toBe(true);
    expect(openedAfterOutage.events.filter(event => event.kind.startsWith('variable.')).some(isTold)).toBe(false);
  });

  it('is played with idle time compressed', () => {
    const [first, second] = [rectificationLapsed.events[0]!, rectificationLapsed.events.at(-1)!];
    expect(pause(first, second, 1)).toBe(4_000);
    expect(pause(first, second, 16)).toBe(250);
    expect(pause(first, first, 1)).toBe(600);
  });
});

describe('rounds', () => {
  it('tell each time that an element was reached', () => {
    const found = rounds(rectificationLapsed.events, rectificationLapsed.instances[0]!.id, 'userTask_submitRectification');
    expect(found).toHaveLength(2);
    expect(found.map(round => [round.canceled, round.ended === undefined])).toEqual([[false, false], [true, false]]);
    expect(found[0]!.actor).toBe('xian.hall');
    expect(rectificationLapsed.events[found[1]!.place]!.kind).toBe('activity.start');
  });
});
