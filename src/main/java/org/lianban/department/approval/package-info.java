/** The approval department: decisions on administrative items, and their revocation. */
package org.lianban.department.approval;
