/** The credit book: who kept promises made to the administration and who did not, what follows, and how it is repaired. */
package org.lianban.procedure.credit;
