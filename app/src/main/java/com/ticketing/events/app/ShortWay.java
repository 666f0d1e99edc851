package com.ticketing.events.app;

import com.ticketing.events.app.security.SecurityHeaders;
import com.ticketing.events.query.catalog.PublicReads;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers the plain requests of the public reads in front of Spring Security and Spring MVC, which cost more than the
 * answer does. Whatever is unusual about a request sends it the long way, and so does everything that would be refused, so
 * that there is one place for each rule; behind the filters for request ids, origins and metrics both ways are alike.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ShortWay extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** What Spring MVC has rules of its own for. */
    private static final List<String> CONDITIONS = List.of(
            HttpHeaders.IF_MATCH, HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_UNMODIFIED_SINCE, HttpHeaders.RANGE);

    /** What a decoder writes for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final transient PublicReads reads;
    private final transient SecurityHeaders securityHeaders;
    private final transient CatchUp catchUp;

    ShortWay(PublicReads reads, SecurityHeaders securityHeaders, CatchUp catchUp) {
        this.reads = reads;
        this.securityHeaders = securityHeaders;
        this.catchUp = catchUp;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<PublicReads.Answer> answer = answer(request);
        if (answer.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(seen -> seen.setPathPattern(answer.get().pattern()));
        write(answer.get().entity(), request, response);
    }

    private Optional<PublicReads.Answer> answer(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/public/events") && catchUp.isDone() && isPlain(request)
                ? reads.to(request, path)
                : Optional.empty();
    }

    private static boolean isPlain(HttpServletRequest request) {
        String method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && takesJson(request.getHeaders(HttpHeaders.ACCEPT))
                && CONDITIONS.stream().allMatch(name -> request.getHeader(name) == null)
                && isPlain(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                && isWellFormed(request.getQueryString());
    }

    private static boolean takesJson(Enumeration<String> accepted) {
        if (!accepted.hasMoreElements()) {
            return true;
        }
        String first = accepted.nextElement();
        return !accepted.hasMoreElements() && (first.equals("*/*") || first.equals(MediaType.APPLICATION_JSON_VALUE));
    }

    private static boolean isPlain(@Nullable String header) {
        return header == null || header.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Whether no name of a parameter is escaped, which is where the firewall looks, and all that is escaped is text. */
    private static boolean isWellFormed(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return true;
        }
        boolean isName = true;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%' && isName) {
                return false;
            }
            isName = c == '&' || (isName && c != '=');
        }
        return isText(query);
    }

    private static boolean isText(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8)
                    .chars()
                    .noneMatch(c -> c == REPLACEMENT || Character.isISOControl(c));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void write(ResponseEntity<byte[]> entity, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(entity.getStatusCode().value());
        entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        securityHeaders.write(request, response);
        byte[] body = entity.getBody();
        if (body != null) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
