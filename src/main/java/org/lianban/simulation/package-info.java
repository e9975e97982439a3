/** Plays applications against models as they lie, so that a designer sees what a change does before anyone lives with it. */
package org.lianban.simulation;
