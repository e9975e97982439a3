/*
 * Working without a mouse, and on a screen as narrow as a wide one at 200 %. What is opened with the keyboard is where one
 * goes on from; when a task is done, one goes on from the search above the list. Where there is room for one thing only, it
 * is the lists or the task, with a way back.
 */
import {replaced} from '../../lianban/directives.js';

const READING = 'lianban-reading';
const NARROW = window.matchMedia('(max-width: 767px)');
const LINK = '.tasks-list .task h4 a';

const HEADING = '<h2 class="task">';
const BACK = `<button type="button" class="btn btn-default lianban-back" ng-click="lianbanBack()">返回待办列表</button>`;

const quietly = node => node?.focus({preventScroll: true});
const lost = () => !document.activeElement || document.activeElement === document.body;

function follow(scope, place) {
  let wanted = null;
  const heading = () => place[0].querySelector('h2.task');
  const goOn = () => {
    wanted = null;
    document.body.classList.add(READING);
    heading()?.focus();
  };
  const opened = event => {
    const link = event.target.closest?.('.tasks-list .task .clickable') && event.target.closest('.task').querySelector('h4 a');
    const byKey = event.detail === 0 && event.target.closest?.(LINK);
    if (link && !event.target.closest('input') && (byKey || NARROW.matches)) {
      wanted = new URLSearchParams(link.hash.split('?')[1]).get('task');
      if (scope.task?.id === wanted) {
        window.setTimeout(goOn);
      }
    }
  };
  document.addEventListener('click', opened, true);
  scope.$on('$destroy', () => document.removeEventListener('click', opened, true));
  scope.$watch('task.id', (id, before) => {
    if (id && id === wanted) {
      window.setTimeout(goOn);
    } else if (id && !before) {
      document.body.classList.add(READING);
    } else if (!id) {
      document.body.classList.remove(READING);
      window.setTimeout(() => before && lost() && quietly(document.querySelector('#lianban-find')));
    }
  });
  scope.lianbanBack = () => {
    document.body.classList.remove(READING);
    (document.querySelector('.tasks-list .task.active h4 a') ?? document.querySelector('#lianban-find'))?.focus();
  };
}

window.angular.module('lianban.keyboard', ['cam.tasklist.task']).config(['$provide', $provide => {
  $provide.decorator('camTasklistTaskDirective', ['$delegate', directives => {
    directives[0].template = replaced(directives[0].template, HEADING, BACK + HEADING.replace('>', ' tabindex="-1">'));
    directives[0].compile = () => follow;
    return directives;
  }]);
  $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', directives => {
    const {compile} = directives[0];
    directives[0].compile = (...parts) => {
      const link = compile(...parts);
      return function (scope, place) {
        link.apply(this, arguments);
        // the button that was pressed is no more
        scope.$watch('isAssignee', () => window.setTimeout(() => lost() && scope.task && quietly(place[0].querySelector('.unclaim, .claim'))));
      };
    };
    return directives;
  }]);
}]);
