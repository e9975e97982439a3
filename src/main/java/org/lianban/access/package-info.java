/** Who may do what: one login, groups from department roles, tenants from municipalities, and the least grants of each. */
package org.lianban.access;
