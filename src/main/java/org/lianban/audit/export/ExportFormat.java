package org.lianban.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;

/** How an event log is written. */
public enum ExportFormat {
    /** IEEE 1849-2016: one trace for each case. */
    xes("application/xml", "xes") {
        @Override
        public CaseWriter writer(OutputStream out, Clauses clauses, OffsetDateTime now) throws IOException {
            return new XesWriter(out, new Transitions(clauses), now);
        }
    },
    /** OCEL 2.0 as JSON: events and the objects that they touch. */
    ocel("application/json", "jsonocel") {
        @Override
        public CaseWriter writer(OutputStream out, Clauses clauses, OffsetDateTime now) throws IOException {
            return new OcelWriter(out, new Transitions(clauses));
        }
    },
    /** One row for each event, for spreadsheets. */
    csv("text/csv;charset=UTF-8", "csv") {
        @Override
        public CaseWriter writer(OutputStream out, Clauses clauses, OffsetDateTime now) throws IOException {
            return new CsvWriter(out, new Transitions(clauses));
        }
    };

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file, without the dot. */
    public String extension() {
        return extension;
    }

    /** @param now when the log is made */
    public abstract CaseWriter writer(OutputStream out, Clauses clauses, OffsetDateTime now) throws IOException;
}
