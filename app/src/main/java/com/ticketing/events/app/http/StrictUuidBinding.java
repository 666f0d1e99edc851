package com.ticketing.events.app.http;

import com.ticketing.events.text.StrictUuid;
import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Converts path variables of type {@link UUID} by {@link StrictUuid}. A property editor and not a {@code Converter}:
 * Spring passes what a converter refuses to its own editor, which trims the text and accepts short forms.
 */
@ControllerAdvice
final class StrictUuidBinding {

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new StrictUuidEditor());
    }

    private static final class StrictUuidEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(StrictUuid.parse(text).orElseThrow(() -> new IllegalArgumentException("Not a UUID")));
        }
    }
}
