package com.ticketing.events.query.projection;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators how the projections are doing, and rebuilds the catalog for them. */
@RestController
@RequestMapping(path = ProjectionController.PROJECTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectionController {

    static final String PROJECTIONS = "/projections";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionController.class);

    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    /** The answer to a question for all projections. */
    record All(List<ProjectionStatus> projections) {}

    @GetMapping
    ResponseEntity<All> all() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new All(projections.all()));
    }

    @GetMapping("/{name}")
    ResponseEntity<ProjectionStatus> one(@PathVariable String name) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(projections.named(name));
    }

    @PostMapping("/{name}/rebuild")
    ResponseEntity<ProjectionStatus> rebuild(@PathVariable String name, @Nullable Principal caller) {
        projections.rebuild(name);
        LOG.info("{} asked for a rebuild of the {}", caller == null ? "Somebody" : caller.getName(), name);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, PROJECTIONS + "/" + name)
                .cacheControl(CacheControl.noStore())
                .body(projections.named(name));
    }
}
