package com.ticketing.events.query.sitemap;

import com.ticketing.events.query.catalog.changes.PublicChangeRanges;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /sitemap.xml}: the addresses of all public Events, for search engines; with more than one part an index of
 * {@code /sitemap.xml?part=<number>}.
 *
 * <p>A part has the Events whose latest public change is one of 49,999 consecutive ones. The page {@code /} is the
 * 50,000th address of the first part.
 */
@RestController
class SitemapController {

    private static final Logger LOG = LoggerFactory.getLogger(SitemapController.class);
    private static final String CONTENT_TYPE = "application/xml;charset=utf-8";
    private static final int DEFAULT_PART_CHANGES = 49_999;

    private final PublicChangeRanges ranges;
    private final PublicBaseUrl baseUrl;
    private final PublicCacheControl cacheControl;
    private final BoundedWork work;
    private final int partChanges;

    @Autowired
    SitemapController(
            PublicChangeRanges ranges, PublicBaseUrl baseUrl, PublicCacheControl cacheControl, BoundedWork work) {
        this(ranges, baseUrl, cacheControl, work, DEFAULT_PART_CHANGES);
    }

    /** @param partChanges the number of public changes of a part */
    SitemapController(
            PublicChangeRanges ranges,
            PublicBaseUrl baseUrl,
            PublicCacheControl cacheControl,
            BoundedWork work,
            int partChanges) {
        this.ranges = ranges;
        this.baseUrl = baseUrl;
        this.cacheControl = cacheControl;
        this.work = work;
        this.partChanges = partChanges;
    }

    /**
     * The head is sent before the body is known, so that responses to GET and HEAD have the same headers. A HEAD
     * request writes the beginning only, and a matching {@code If-None-Match} nothing.
     */
    @GetMapping(PublicBaseUrl.SITEMAP_PATH)
    void sitemap(HttpServletRequest request, HttpServletResponse response) {
        QueryParameters query = new QueryParameters(request.getParameterMap());
        long parts = Math.max(1, Math.ceilDiv(ranges.changes(), partChanges));
        Optional<Long> part = query.single(
                "part",
                text -> WholeNumber.parse(text).filter(number -> number >= 1 && number <= parts),
                "Must be the number of a part");
        query.throwIfInvalid();
        SitemapBody body = work.compute(
                WorkKind.SITEMAP, () -> part.isEmpty() && parts > 1 ? index(parts) : urls(part.orElse(1L)));
        try {
            write(body, request, response);
        } catch (IOException e) {
            LOG.debug("sitemap client disconnected: {}", e.toString());
        }
    }

    private SitemapBody index(long parts) {
        return SitemapBody.ofIndex(
                LongStream.rangeClosed(1, parts)
                        .filter(part -> part == 1 || range(part).hasEvents())
                        .boxed()
                        .toList(),
                new SitemapBody.Range(ranges, 0, 0),
                baseUrl);
    }

    private SitemapBody urls(long part) {
        return SitemapBody.ofUrls(range(part), part == 1, baseUrl);
    }

    /** Without changes of the future. */
    private SitemapBody.Range range(long part) {
        long after = (part - 1) * partChanges;
        return new SitemapBody.Range(ranges, after, Math.clamp(ranges.changes(), after, after + partChanges));
    }

    private void write(SitemapBody body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ETAG, "W/\"" + body.tag() + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl.value());
        if (IfNoneMatch.matches(request, body.tag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(CONTENT_TYPE);
        response.flushBuffer();
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            body.writeBeginningTo(response.getOutputStream(), work);
        } else {
            body.writeTo(response.getOutputStream(), work);
        }
    }
}
