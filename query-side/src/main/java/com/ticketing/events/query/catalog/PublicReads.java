package com.ticketing.events.query.catalog;

import com.ticketing.events.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The public answers for whoever calls without Spring MVC: the same as the controller's, or none. */
@Component
public final class PublicReads {

    private static final String LIST = "/public/events";
    private static final String ONE = "/public/events/";
    private static final int ID_LENGTH = 36;

    private final PublicQueryController controller;

    PublicReads(PublicQueryController controller) {
        this.controller = controller;
    }

    /**
     * An answer, and how metrics name the path.
     *
     * @param entity without a body if the client has it already
     */
    public record Answer(String pattern, ResponseEntity<byte[]> entity) {}

    /**
     * The answer to a GET or HEAD, if it is a good one. Empty for paths of others, and for whatever would be refused: the
     * refusal is somebody else's to word.
     */
    public Optional<Answer> to(HttpServletRequest request, String path) {
        try {
            if (path.equals(LIST)) {
                return Optional.of(new Answer(LIST, controller.list(request)));
            }
            UUID id = path.startsWith(ONE) ? id(path.substring(ONE.length())) : null;
            return id == null ? Optional.empty() : Optional.of(new Answer(ONE + "{id}", controller.one(id, request)));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private static @Nullable UUID id(String text) {
        if (text.length() != ID_LENGTH) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
