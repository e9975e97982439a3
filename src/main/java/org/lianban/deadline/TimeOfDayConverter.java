package org.lianban.deadline;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads times of day in the configuration, 24:00 among them. */
@Component
@ConfigurationPropertiesBinding
class TimeOfDayConverter implements Converter<String, LocalTime> {

    @Override
    public LocalTime convert(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}
