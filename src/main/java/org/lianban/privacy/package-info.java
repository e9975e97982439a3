/** Personal data: how it is masked, encrypted and, when its time is over, forgotten. Knows nothing of cases or the engine. */
package org.lianban.privacy;
