/** Licences of enterprises by their mode of reform (证照分离): the way from the item to the commitment that replaces its review. */
package org.lianban.procedure.licencereformmode;
