/** What an auditor looks for, each kind a check over the record of one case. */
package org.lianban.audit.finding;
