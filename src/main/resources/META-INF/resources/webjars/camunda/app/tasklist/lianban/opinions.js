/* Beside each field for words: the wordings that the table of opinions has for it. What is picked is typed in for the clerk. */
import {find} from '../../lianban/http.js';
import {element} from '../../lianban/elements.js';

const MARK = 'lianban-opinions';

function type(field, text) {
  const words = field.value.trim() ? `${field.value.trimEnd()}\n${text}` : text;
  // the form listens to what is typed, not to what a script sets
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, words);
  field.dispatchEvent(new Event('input', {bubbles: true}));
  field.focus();
}

function choices(field, texts) {
  return element('details', {class: MARK},
    element('summary', {}, '常用意见'),
    element('ul', {}, texts.map(text =>
      element('li', {}, element('button', {type: 'button', class: 'btn btn-default', onclick: () => type(field, text)}, text)))));
}

function offer(form, opinions) {
  form.querySelectorAll('textarea').forEach(field => {
    const place = field.closest('.fjs-form-field');
    if (!place || place.querySelector(`.${MARK}`) || field.disabled || field.readOnly) {
      return;
    }
    const label = place.querySelector('label')?.textContent.replace(/\*\s*$/, '').trim();
    const found = opinions.find(opinion => opinion.label === label);
    if (found) {
      place.append(choices(field, found.texts));
    }
  });
}

window.angular.module('lianban.opinions', ['lianban.forms']).config(['$provide', $provide => {
  $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', directives => {
    const {compile} = directives[0];
    directives[0].compile = (...parts) => {
      const link = compile(...parts);
      return function (scope, place, attributes, form) {
        link.apply(this, arguments);
        const task = form.getParams().taskId;
        if (task) {
          find(`/api/tasks/${task}/opinions`).catch(() => null).then(opinions => {
            if (!opinions?.length) {
              return;
            }
            const observer = new MutationObserver(() => offer(place[0], opinions));
            observer.observe(place[0], {childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'readonly']});
            scope.$on('$destroy', () => observer.disconnect());
            offer(place[0], opinions);
          });
        }
      };
    };
    return directives;
  }]);
}]);
