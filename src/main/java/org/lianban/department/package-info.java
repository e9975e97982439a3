/** How Lianban reaches the departments: one contract per role, one delegate per step, and one sentence when a call fails. */
package org.lianban.department;
