/** Social insurance: registration of the employer and of its employees. */
package org.lianban.department.socialinsurance;
