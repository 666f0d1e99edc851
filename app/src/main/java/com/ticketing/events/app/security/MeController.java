package com.ticketing.events.app.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /me}: the actor, the scopes and the end of the request's token. */
@RestController
class MeController {

    /**
     * JSON body.
     *
     * @param scopes without short forms, sorted
     * @param expiresAt null without an end
     */
    record Me(String actor, List<String> scopes, @Nullable Instant expiresAt) {}

    @GetMapping(path = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Me> me(@AuthenticationPrincipal Actor actor) {
        List<String> scopes = actor.scopes().stream().map(Scope::text).sorted().toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Me(actor.name(), scopes, actor.expiresAt()));
    }
}
