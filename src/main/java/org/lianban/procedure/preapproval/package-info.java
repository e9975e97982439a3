/** 告知承诺加预审批: what becomes of the land while a blue stamp waits. */
package org.lianban.procedure.preapproval;
