/** What a request or a job leaves in the log, here and at the departments: one trace id for all of it, and the case it is about. */
package org.lianban.trace;
