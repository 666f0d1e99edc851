package com.ticketing.events.app.http;

import com.ticketing.events.text.StrictUuid;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;

/** Path variables of type {@link UUID}, in their strict form. */
public final class StrictUuidConverter implements Converter<String, UUID> {

    @Override
    public UUID convert(String text) {
        return StrictUuid.parse(text).orElseThrow(() -> new IllegalArgumentException("Not a UUID"));
    }
}
