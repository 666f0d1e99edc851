package com.ticketing.events.app.http.jetty.gzip;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A request as handlers get it that know plain representations only. */
final class PlainRequest extends Request.Wrapper {

    private final HttpFields headers;

    private PlainRequest(Request request, HttpFields headers) {
        super(request);
        this.headers = headers;
    }

    /**
     * The request with the entity tags of plain representations in its preconditions. Without {@code Range} if the
     * client may get a compressed representation, whose bytes are others, or if the range is conditional: what the
     * client has may be a part of another representation.
     */
    static Request of(Request request, boolean acceptsGzip) {
        HttpFields sent = request.getHeaders();
        boolean dropsRange = sent.contains(HttpHeader.RANGE) && (acceptsGzip || sent.contains(HttpHeader.IF_RANGE));
        if (!dropsRange && !hasGzipTag(sent, HttpHeader.IF_NONE_MATCH) && !hasGzipTag(sent, HttpHeader.IF_MATCH)) {
            return request;
        }
        HttpFields.Mutable headers = HttpFields.build(sent);
        if (dropsRange) {
            headers.remove(HttpHeader.RANGE);
        }
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            if (isPrecondition(field) && GzipEntityTag.isIn(field.getValue())) {
                fields.set(new HttpField(field.getHeader(), GzipEntityTag.toPlain(field.getValue())));
            }
        }
        return new PlainRequest(request, headers.asImmutable());
    }

    private static boolean isPrecondition(HttpField field) {
        return field.getHeader() == HttpHeader.IF_NONE_MATCH || field.getHeader() == HttpHeader.IF_MATCH;
    }

    private static boolean hasGzipTag(HttpFields headers, HttpHeader header) {
        return headers.contains(header)
                && headers.getValuesList(header).stream().anyMatch(GzipEntityTag::isIn);
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }
}
