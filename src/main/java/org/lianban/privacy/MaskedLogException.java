package org.lianban.privacy;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** The exceptions of a log line with their causes, masked; named in the log's configuration. */
public class MaskedLogException extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy exception) {
        return Masking.text(super.throwableProxyToString(exception));
    }
}
