/** The archives of urban construction. */
package org.lianban.department.archives;
