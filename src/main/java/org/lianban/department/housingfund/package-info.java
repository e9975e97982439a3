/** The housing fund: registration of the employer and accounts of its members. */
package org.lianban.department.housingfund;
