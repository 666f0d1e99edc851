package com.ticketing.events.command;

import com.ticketing.events.ErrorCode;
import com.ticketing.events.Refusal;
import java.util.List;
import org.springframework.http.MediaType;

/** The request's body is of another media type than JSON in UTF-8 (415). */
final class UnsupportedBody extends Refusal {

    private static final long serialVersionUID = 1L;

    UnsupportedBody(List<MediaType> accepted) {
        super(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type must be %s in UTF-8".formatted(MediaType.toString(accepted)),
                List.of());
    }
}
