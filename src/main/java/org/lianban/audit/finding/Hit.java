package org.lianban.audit.finding;

/**
 * Something that was found in a case. Its words quote nothing that people wrote: what they wrote stays in the encrypted
 * record, where the event is.
 *
 * @param event at which it shows
 * @param detail for the auditor
 */
public record Hit(FindingKind kind, Event event, String detail) {}
