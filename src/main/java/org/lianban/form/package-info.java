/** Server-side validation of what is submitted, from the same deployed form that the browser shows. */
package org.lianban.form;
