/** The record of a case: one chained row for each engine command, written in the engine's own transaction. */
package org.lianban.journal;
