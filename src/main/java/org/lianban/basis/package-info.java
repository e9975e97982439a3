/** The clauses and law articles that the models rest on, and where each of them is realised. */
package org.lianban.basis;
