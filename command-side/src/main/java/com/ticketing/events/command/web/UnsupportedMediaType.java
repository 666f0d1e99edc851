package com.ticketing.events.command.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;
import org.springframework.http.MediaType;

/** The media type or the content coding of the request body is not accepted (415). */
final class UnsupportedMediaType extends Refusal {

    private static final long serialVersionUID = 1L;

    UnsupportedMediaType(List<MediaType> accepted) {
        this("Content-Type must be " + MediaType.toString(accepted) + " in UTF-8");
    }

    private UnsupportedMediaType(String message) {
        super(ErrorCode.UNSUPPORTED_MEDIA_TYPE, message, List.of());
    }

    /** The body has a content coding, such as gzip. */
    static UnsupportedMediaType encoded() {
        return new UnsupportedMediaType("Content-Encoding must be identity or absent");
    }
}
