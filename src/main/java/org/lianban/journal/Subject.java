package org.lianban.journal;

/** Whose journal an event belongs to: a case by its number or by a process instance of it, or the installation. */
record Subject(String caseNumber, String rootInstance, String instance) {

    /** What the installation's journal is called where a case number stands. */
    static final String INSTALLATION_NAME = "installation";

    static final Subject INSTALLATION = new Subject(INSTALLATION_NAME, null, null);

    static Subject ofCase(String caseNumber) {
        return new Subject(caseNumber, null, null);
    }

    /**
     * @param root process instance that was started from outside; null where the engine does not say
     * @param instance any process instance of the case; null for what belongs to none
     */
    static Subject ofInstance(String root, String instance) {
        return root == null && instance == null ? INSTALLATION : new Subject(null, root, instance);
    }
}
