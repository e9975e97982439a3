package org.lianban.privacy;

import java.util.List;

/** Tells whether two identity numbers are the same without keeping either. */
public interface Fingerprint {

    /** Of a citizen identity number, the same for each way of writing it; nobody gets from it to the number without the key. */
    String of(String number);

    /** Also true for a fingerprint that was taken under a key that has been replaced since. */
    boolean matches(String number, String fingerprint);

    /** As it is taken now and as it was taken under keys that have been replaced since: what to look for. */
    List<String> underEveryKey(String number);
}
