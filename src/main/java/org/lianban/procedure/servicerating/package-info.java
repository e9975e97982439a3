/** Ratings of the service (好差评): who may rate what, the register of ratings, and the published figures. */
package org.lianban.procedure.servicerating;
