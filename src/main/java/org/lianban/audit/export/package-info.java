/** Writes cases as event logs that other tools read: XES, OCEL and tables. */
package org.lianban.audit.export;
