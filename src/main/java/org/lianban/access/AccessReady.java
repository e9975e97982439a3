package org.lianban.access;

/** Groups, municipalities and grants are in place; published in the transaction that wrote them. */
record AccessReady() {}
