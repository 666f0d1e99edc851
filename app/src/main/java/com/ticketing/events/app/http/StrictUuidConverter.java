package com.ticketing.events.app.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Takes only the form of RFC 9562; {@link UUID#fromString} alone would also take {@code 1-2-3-4-5}. */
public final class StrictUuidConverter implements Converter<String, UUID> {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public UUID convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a UUID");
        }
        return UUID.fromString(text);
    }
}
