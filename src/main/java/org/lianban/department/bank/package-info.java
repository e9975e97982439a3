/** The bank: reservation of an account number, and opening of the account after due diligence. */
package org.lianban.department.bank;
