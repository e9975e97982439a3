/** The department of urban management: drainage, greening, sanitation. */
package org.lianban.department.urbanmanagement;
