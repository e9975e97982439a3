/** The public interface of procedures: applications in, state and progress out. */
package org.lianban.procedure;
