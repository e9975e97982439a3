/** Public security: filing of the engraved seals. */
package org.lianban.department.publicsecurity;
