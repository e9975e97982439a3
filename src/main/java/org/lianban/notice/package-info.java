/** Notices to the applicant: issued where the diagram says so, kept as they were sent, printable, and verifiable by anybody. */
package org.lianban.notice;
