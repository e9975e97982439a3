/** Working days, limits and due times, counted as administrative procedure law counts them. */
package org.lianban.deadline;
