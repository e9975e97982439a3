package org.lianban.material;

import java.util.Optional;

/** Looks for malware before anything is stored. */
interface VirusScan {

    /** As rows say it of what was found clean. */
    String verdict();

    /**
     * @return name of what was found, empty where nothing was
     * @throws MaterialUnavailable when it cannot be looked at now
     */
    Optional<String> findIn(byte[] content);
}
