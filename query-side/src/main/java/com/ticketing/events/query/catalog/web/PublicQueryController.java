package com.ticketing.events.query.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public reads for whoever asks in a way that Spring MVC has to understand, and for whoever is refused. */
@RestController
@RequestMapping(path = PublicEventQueries.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class PublicQueryController {

    private final PublicEventQueries reads;

    PublicQueryController(PublicEventQueries reads) {
        this.reads = reads;
    }

    @GetMapping
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return entity(reads.list(PublicEventRequest.of(request)));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(@PathVariable UUID id, HttpServletRequest request) {
        return entity(reads.one(id, PublicEventRequest.of(request)));
    }

    private static ResponseEntity<byte[]> entity(PublicResponse answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(answer.tag());
        headers.setCacheControl(answer.cacheControl());
        byte[] body = answer.body();
        if (body == null) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        String link = answer.link();
        if (link != null) {
            headers.set(HttpHeaders.LINK, link);
        }
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }
}
