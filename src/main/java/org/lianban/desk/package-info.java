/** What a clerk needs to see beside the form of a task: the application, the grounds, the time, and what happened so far. */
package org.lianban.desk;
