/** 容缺受理: what a promise to hand materials in later must satisfy. */
package org.lianban.procedure.deferredmaterials;
