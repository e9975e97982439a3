/** The tax authority: confirmation of the taxpayer and determination of invoices. */
package org.lianban.department.tax;
