/** The civil defence department. */
package org.lianban.department.civildefence;
