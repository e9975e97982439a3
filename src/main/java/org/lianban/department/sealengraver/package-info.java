/** The seal engraver: orders for the seals of an enterprise, answered when they are engraved. */
package org.lianban.department.sealengraver;
