package com.ticketing.events.app.http;

import com.ticketing.events.text.StrictUuid;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Converts path variables of type {@link UUID} by {@link StrictUuid}, in place of Spring's lenient converter. */
@Component
final class StrictUuidConverter implements Converter<String, UUID> {

    @Override
    public UUID convert(String text) {
        return StrictUuid.parse(text).orElseThrow(() -> new IllegalArgumentException("Not a UUID"));
    }
}
