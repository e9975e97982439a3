/** The check after a decision on a promise: what reaches a running check beside its tasks. */
package org.lianban.procedure.postcommitmentcheck;
