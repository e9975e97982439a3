/** Materials: what applicants hand in with a case; checked, hashed, encrypted, kept in every version outside the engine. */
package org.lianban.material;
