/** Decisions on a promise (告知承诺): the notice, the commitment over it, the grant with its check, and the published promises. */
package org.lianban.procedure.notificationcommitment;
