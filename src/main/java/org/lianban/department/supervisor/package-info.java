/** The department that supervises a trade: receives decisions, and answers with a receipt. */
package org.lianban.department.supervisor;
