/*
 * The lists of Tasklist: how many tasks wait in each, how much time each task has left in the units of its limit, one box to
 * search them with, and claiming several at once. Camunda counts only the open list, tells the time in calendar days, and
 * asks whoever searches for the kind, the name and the comparison of a variable first.
 */
import {get, send} from '../../lianban/http.js';
import {colleagues} from './colleagues.js';
import {MOVED, every, replaced} from '../../lianban/directives.js';

const COUNT_EVERY_MS = 120000;
const TIME_EVERY_MS = 60000;

const DUE = /<span class="due-date"[\s\S]*?<\/span>\s*<\/span>/;
const TIME_LEFT = `<span ng-if="lianbanTimes[task.id]" class="time-left time-{{ lianbanTimes[task.id].colour }}"
  title="到期日 {{ lianbanTimes[task.id].dueDay || '待定' }}{{ lianbanTimes[task.id].provisional ? '（暂定）' : '' }}"
  >{{ lianbanTimes[task.id].text }}</span>`;

const TITLE = '<h4 class="task">';
const PICK = `<input type="checkbox" class="lianban-pick" ng-if="!task.assignee" ng-model="lianbanPicked[task.id]"
  ng-click="$event.stopPropagation()" aria-label="选中任务 {{ task.name }}">`;

const LIST = '<ol class="tasks-list';
const BULK = `<div class="lianban-bulk" ng-show="lianbanNumber()" role="group" aria-label="批量办理">
    <button type="button" class="btn btn-default" ng-click="lianbanClaim()">认领选中的 {{ lianbanNumber() }} 项</button>
  </div>`;

const HOLDER = '{{ assigneeDisplayedName(task); }}';
const NAMED_HOLDER = '{{ lianbanNames[task.assignee] || assigneeDisplayedName(task) }}';

// what is in front of the reader stays there when the list is read again
const REPEAT = 'ng-repeat="(delta, task) in tasks"';
const REPEAT_IN_PLACE = 'ng-repeat="(delta, task) in tasks track by task.id"';

const TOP = /^/;
const SEARCH = `<form class="lianban-search" role="search" ng-submit="lianbanSearch()">
    <label for="lianban-find">在本列表中查找</label>
    <div><input id="lianban-find" type="search" class="form-control" ng-model="lianbanFind.text" maxlength="200"
        placeholder="案件编号、申请人或信用代码" autocomplete="off" spellcheck="false">
      <button type="submit" class="btn btn-default">查找</button></div>
    <p ng-if="lianbanFind.found"><span role="status">“{{ lianbanFind.found }}”：{{ totalItems }} 项</span>
      <button type="button" class="btn btn-link" ng-click="lianbanFind.text = ''; lianbanSearch()">显示全部</button></p>
  </form>`;

// stays when the last task has left the list
const EMPTY = '<div ng-if="!totalItems"';
const RESULT = '<div class="lianban-result" role="status" ng-show="lianbanResult">{{ lianbanResult }}</div>';

const COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{ filterCount \}\}<\/span>\s*<\/a>/;
// beside the link, which keeps the list's name as its own
// and of the whole list, whatever is searched in it
const COUNT = `</a> <span class="counter">{{ lianbanCounts[filter.id] }}</span>`;

function showTimes(scope) {
  const load = async () => {
    const ids = (scope.tasks ?? []).map(task => task.id);
    if (ids.length) {
      const times = await get(`/api/tasks/times?ids=${ids.join(',')}`).catch(() => []);
      scope.lianbanTimes = Object.fromEntries(times.map(time => [time.task, time]));
      scope.$applyAsync();
    }
  };
  scope.$watch('tasks', load);
  every(scope, TIME_EVERY_MS, load);
}

function offerClaims(scope) {
  scope.lianbanPicked = {};
  const picked = () => (scope.tasks ?? []).map(task => task.id).filter(id => scope.lianbanPicked[id]);
  scope.lianbanNumber = () => picked().length;
  scope.lianbanClaim = async () => {
    try {
      const {results} = await send('POST', '/api/tasks/claims', {taskIds: picked()});
      const refused = results.filter(result => result.status !== 'claimed');
      scope.lianbanResult = `已认领 ${results.length - refused.length} 项`
        + (refused.length ? `，${refused.length} 项未认领：${refused.map(result => result.message).join('；')}` : '');
    } catch (problem) {
      scope.lianbanResult = problem.message;
    }
    scope.lianbanPicked = {};
    scope.tasklistData.changed('taskList');
    scope.$root.$broadcast(MOVED);
    scope.$applyAsync();
  };
}

const contains = (name, text) => ({name, operator: 'like', value: `%${text.replace(/[\\%_]/g, '\\$&')}%`});

/** Case numbers and credit codes are written in capitals. */
function conditions(text) {
  const none = {processVariables: [], taskVariables: [], caseInstanceVariables: []};
  return text ? {...none, orQueries: [{taskVariables: [contains('caseNumber', text.toUpperCase()),
    contains('taskApplicant', text), contains('taskCreditCode', text.toUpperCase())]}]} : none;
}

function offerSearch(scope) {
  const data = scope.tasklistData.newChild(scope);
  scope.lianbanFind = {text: '', found: ''};
  scope.lianbanSearch = () => {
    const text = scope.lianbanFind.text.trim();
    scope.lianbanFind.found = text;
    scope.resetPage();
    data.set('searchQuery', conditions(text));
  };
}

function showCounts(scope) {
  const load = async () => {
    const counts = await get('/api/filters/counts').catch(() => []);
    scope.lianbanCounts = Object.fromEntries(counts.map(count => [count.id, count.tasks]));
    scope.$applyAsync();
  };
  scope.$watchGroup(['allFilters', 'filterCount'], load);
  scope.$on(MOVED, load);
  every(scope, COUNT_EVERY_MS, load);
}

/** Directives of Camunda that have a controller and no link of their own. */
function decorate($provide, name, change, link) {
  $provide.decorator(name, ['$delegate', directives => {
    directives[0].template = change(directives[0].template);
    directives[0].compile = () => link;
    return directives;
  }]);
}

window.angular.module('lianban.lists', ['cam.tasklist.tasklist', 'cam.tasklist.filter']).config(['$provide', $provide => {
  decorate($provide, 'camTasksDirective',
    template => [[DUE, TIME_LEFT], [TITLE, TITLE + PICK], [HOLDER, NAMED_HOLDER], [REPEAT, REPEAT_IN_PLACE], [LIST, BULK + LIST], [EMPTY, RESULT + EMPTY],
      [TOP, SEARCH]]
      .reduce((changed, [pattern, text]) => replaced(changed, pattern, text), template),
    scope => {
      showTimes(scope);
      offerClaims(scope);
      offerSearch(scope);
      colleagues().then(names => {
        scope.lianbanNames = names;
        scope.$applyAsync();
      });
    });
  decorate($provide, 'camTasklistFiltersDirective', template => replaced(template, COUNTER, COUNT), showCounts);
}]);
