package com.ticketing.events.query.projection;

import java.security.Principal;
import java.util.List;
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

/** {@code /projections}: status of the projections, and rebuilds. */
@RestController
@RequestMapping(path = ProjectionController.PROJECTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectionController {

    static final String PROJECTIONS = "/projections";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionController.class);

    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    /** JSON body of the list. */
    record ProjectionList(List<ProjectionStatus> projections) {}

    @GetMapping
    ResponseEntity<ProjectionList> list() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ProjectionList(projections.all()));
    }

    @GetMapping("/{name}")
    ResponseEntity<ProjectionStatus> status(@PathVariable String name) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(projections.find(name));
    }

    @PostMapping("/{name}/rebuild")
    ResponseEntity<ProjectionStatus> rebuild(@PathVariable String name, Principal caller) {
        projections.rebuild(name);
        LOG.info("{} started a rebuild of the projection {}", caller.getName(), name);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, PROJECTIONS + "/" + name)
                .cacheControl(CacheControl.noStore())
                .body(projections.find(name));
    }
}
