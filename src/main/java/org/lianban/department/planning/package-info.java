/** The planning department: verification against the permit, and the way to the registration of real estate. */
package org.lianban.department.planning;
