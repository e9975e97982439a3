package org.lianban.privacy;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The texts of a structured log line, masked, whichever member they are; named in the application's configuration. */
public class MaskedLogMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(CharSequence.class, text -> Masking.text(text.toString())));
    }
}
