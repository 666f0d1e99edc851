package com.ticketing.events.query.audit.chain;

import com.ticketing.events.query.audit.AuditProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets auditors see for themselves that nobody has rewritten history. Who looks is noted down. */
@RestController
@RequestMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class HashChainController {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    private final HashChain chain;
    private final Clock clock;
    private final Optional<SigningKey> key;

    HashChainController(HashChain chain, Clock clock, AuditProperties properties) {
        this.chain = chain;
        this.clock = clock;
        key = Optional.ofNullable(properties.signingKey())
                .filter(text -> !text.isBlank())
                .map(SigningKey::read);
    }

    @GetMapping("/checkpoint")
    ResponseEntity<Checkpoint> checkpoint(@Nullable Principal caller) {
        Checkpoint checkpoint = Checkpoint.unsigned(chain.end(), clock.instant());
        AUDIT.info("{} takes a checkpoint at position {}", nameOf(caller), checkpoint.position());
        return answer(key.map(checkpoint::signedWith).orElse(checkpoint));
    }

    @GetMapping("/verify")
    ResponseEntity<Verification> verify(HttpServletRequest request, @Nullable Principal caller) {
        VerificationRequest asked =
                VerificationRequest.of(request.getParameterMap(), chain.end().position());
        Verification outcome = chain.verify(asked.from(), asked.to());
        if (outcome.valid()) {
            AUDIT.info("{} verified positions {} to {}", nameOf(caller), asked.from(), asked.to());
        } else {
            AUDIT.error(
                    "{} verified positions {} to {}, and position {} does not fit: {}",
                    nameOf(caller),
                    asked.from(),
                    asked.to(),
                    outcome.firstMismatch(),
                    outcome.problem());
        }
        return answer(outcome);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static String nameOf(@Nullable Principal caller) {
        return caller == null ? "Somebody" : caller.getName();
    }
}
