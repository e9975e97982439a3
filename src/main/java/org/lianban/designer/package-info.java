/** The designer's workbench: what was deployed with which difference, and moving running cases to another version. */
package org.lianban.designer;
