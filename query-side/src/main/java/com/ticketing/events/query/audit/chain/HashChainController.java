package com.ticketing.events.query.audit.chain;

import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /audit/checkpoint} and {@code GET /audit/verify}: evidence that the event log was not rewritten. Every
 * call is itself written to the logger {@code audit}.
 */
@RestController
@RequestMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class HashChainController {

    private static final Logger AUDIT_LOG = LoggerFactory.getLogger("audit");

    private final HashChain chain;
    private final BoundedWork work;
    private final Clock clock;
    private final Optional<SigningKey> key;
    private final VerificationMetrics metrics;

    HashChainController(
            HashChain chain,
            BoundedWork work,
            Clock clock,
            CheckpointProperties properties,
            VerificationMetrics metrics) {
        this.metrics = metrics;
        this.chain = chain;
        this.work = work;
        this.clock = clock;
        this.key = properties.key();
    }

    @GetMapping("/checkpoint")
    ResponseEntity<Checkpoint> checkpoint(Principal caller) {
        Checkpoint checkpoint = Checkpoint.unsigned(work.compute(WorkKind.DATABASE_READ, chain::end), clock.instant());
        AUDIT_LOG.info("{} took a checkpoint at position {}", caller.getName(), checkpoint.position());
        return uncached(key.map(checkpoint::signedWith).orElse(checkpoint));
    }

    @GetMapping("/verify")
    ResponseEntity<Verification> verify(HttpServletRequest request, Principal caller) {
        Map<String, String[]> parameters = request.getParameterMap();
        Verification verification = work.compute(WorkKind.WHOLE_LOG, () -> verify(parameters));
        if (verification.valid()) {
            AUDIT_LOG.info("{} verified positions {} to {}", caller.getName(), verification.from(), verification.to());
        } else {
            AUDIT_LOG.error(
                    "{} verified positions {} to {}: mismatch at position {}: {}",
                    caller.getName(),
                    verification.from(),
                    verification.to(),
                    verification.firstMismatch(),
                    verification.problem());
        }
        return uncached(verification);
    }

    private Verification verify(Map<String, String[]> parameters) {
        long head = chain.end().position();
        VerificationRequest range = VerificationRequest.of(parameters, head);
        Verification verification = chain.verify(range.from(), range.to());
        metrics.record(verification, head);
        return verification;
    }

    private static <T> ResponseEntity<T> uncached(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
