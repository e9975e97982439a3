/** The construction department: fire safety of completed works, filing of completion, and the opinion on a joint acceptance. */
package org.lianban.department.construction;
