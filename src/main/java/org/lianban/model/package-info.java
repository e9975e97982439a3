/** The designer's files as they lie, and the rules that hold over all of them: no Spring, so that they answer in seconds. */
package org.lianban.model;
