/** Joint acceptance of construction projects: what of a project is accepted, the rules of its application, and its own API. */
package org.lianban.procedure.jointacceptance;
