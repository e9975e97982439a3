/** The supervision of the quality of works. */
package org.lianban.department.qualitysupervision;
