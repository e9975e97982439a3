/** 企业开办一件事: what an application must satisfy, and what happens to a running case from outside Tasklist. */
package org.lianban.procedure.enterpriseopening;
