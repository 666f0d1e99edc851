package com.ticketing.events.command.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;
import org.springframework.http.MediaType;

/** The media type of the request body is not accepted (415). */
final class UnsupportedMediaType extends Refusal {

    private static final long serialVersionUID = 1L;

    UnsupportedMediaType(List<MediaType> accepted) {
        super(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type must be " + MediaType.toString(accepted) + " in UTF-8",
                List.of());
    }
}
