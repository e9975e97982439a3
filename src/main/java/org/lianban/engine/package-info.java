/** The embedded engine as Lianban runs it: settings, deployment of the procedure folders, case numbers and typed variables. */
package org.lianban.engine;
