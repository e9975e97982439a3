/** Answers that departments send later: verified, kept once each, and given to the case that waits for them. */
package org.lianban.department.answer;
