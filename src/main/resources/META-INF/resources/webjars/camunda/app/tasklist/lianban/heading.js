/*
 * What stands above a task: the working time that is left, as in the lists, the department and who has claimed it. Camunda
 * shows calendar days there, and offers dates, groups and assignees to change, which is not for those who work a task.
 */
import {get} from '../../lianban/http.js';
import {colleagues} from './colleagues.js';
import {MOVED, every, replaced} from '../../lianban/directives.js';

const TIME_EVERY_MS = 60000;

const DATES = /<ul class="meta list-inline dates times">[\s\S]*?<\/ul>/;
const TIME = `<ul class="meta list-inline lianban-times">
  <li><span ng-if="lianbanTime" class="time-left time-{{ lianbanTime.colour }}">{{ lianbanTime.text }}</span>
    <span ng-if="lianbanTime.dueDay">{{ lianbanTime.dueDay }} 到期{{ lianbanTime.provisional ? '（暂定）' : '' }}</span>
    <span ng-if="lianbanTime === null" class="lianban-soft">不单独计时</span></li>
</ul>`;

const GROUPS = /<span ng-click="editGroups\(\)">[\s\S]*?<\/span>\s*<\/li>/;
const DEPARTMENT = `<span>经办部门：{{ groupNames.join('、') }}</span></li>`;

const ASSIGNEE = /<span cam-widget-inline-field\s+tabindex="0"\s+ng-keydown="editAssignee[\s\S]*?<\/span>\s*<\/span>(?=\s*<button)/;
const HOLDER = `<span>经办人：{{ assignee.firstName || assignee.lastName
  ? (assignee.firstName || '') + ' ' + (assignee.lastName || '') : (lianbanNames[task.assignee] || task.assignee) }}</span>`;

const UNCLAIM = /class="unclaim glyphicon glyphicon-remove btn-link">/;
const UNCLAIM_IN_WORDS = `class="unclaim btn-link">{{ 'UNCLAIM_TASK' | translate }}`;

const TAKE_AWAY = /<a href\s+ng-if="!isAssignee[\s\S]*?<\/a>/;

function change(template) {
  return [[DATES, TIME], [GROUPS, DEPARTMENT], [ASSIGNEE, HOLDER], [UNCLAIM, UNCLAIM_IN_WORDS], [TAKE_AWAY, '']]
    .reduce((changed, [pattern, text]) => replaced(changed, pattern, text), template);
}

function showTime(scope) {
  const load = async () => {
    const id = scope.task?.id;
    if (!id) {
      return;
    }
    const times = await get(`/api/tasks/times?ids=${id}`).catch(() => undefined);
    if (id === scope.task?.id) {
      scope.lianbanTime = times && (times[0] ?? null);
      scope.$applyAsync();
    }
  };
  scope.$watch('task', load);
  scope.$watchGroup(['task.id', 'task.assignee'], ([id, holder], [sameId, before]) => {
    if (id === sameId && holder !== before) {
      scope.$root.$broadcast(MOVED);
    }
  });
  every(scope, TIME_EVERY_MS, load);
}

window.angular.module('lianban.heading', ['cam.tasklist.task']).config(['$provide', $provide => {
  $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', directives => {
    const [{link}] = directives;
    directives[0].template = change(directives[0].template);
    directives[0].compile = () => function (scope) {
      link.apply(this, arguments);
      showTime(scope);
      colleagues().then(names => {
        scope.lianbanNames = names;
        scope.$applyAsync();
      });
    };
    return directives;
  }]);
}]);
