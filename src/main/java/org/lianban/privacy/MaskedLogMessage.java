package org.lianban.privacy;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log line, masked; named in the log's configuration. */
public class MaskedLogMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        var message = super.convert(event);
        return message == null ? null : Masking.text(message);
    }
}
