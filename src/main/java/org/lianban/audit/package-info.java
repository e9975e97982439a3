/** What the auditor reads: the record of a case, and whether it is still what was written. */
package org.lianban.audit;
