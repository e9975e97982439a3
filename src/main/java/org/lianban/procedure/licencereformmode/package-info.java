/** Licences of enterprises by their mode of reform (证照分离): the way from the item to the case of commitment. */
package org.lianban.procedure.licencereformmode;
