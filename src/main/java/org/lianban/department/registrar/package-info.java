/** The registrar: names, identities, establishment and revocation of enterprises. */
package org.lianban.department.registrar;
