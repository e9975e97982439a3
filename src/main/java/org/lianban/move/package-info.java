/** Moves an installation from an H2 file to PostgreSQL. */
package org.lianban.move;
