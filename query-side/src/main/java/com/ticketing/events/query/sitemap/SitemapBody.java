package com.ticketing.events.query.sitemap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.web.ChangedEvents;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * A sitemap or an index of sitemaps (sitemaps.org, protocol 0.9). The addresses of Events are made in memory 1,000 at a
 * time, each time as bounded work, and sent by the calling thread, so that a slow client holds no place.
 *
 * @param beginning the document in front of the addresses of Events
 * @param end the document behind them
 * @param tag entity tag without quotes
 */
record SitemapBody(String beginning, ChangedEvents events, String end, String tag, PublicBaseUrl baseUrl) {

    private static final int BATCH_EVENTS = 1_000;
    private static final int TAG_BYTES = 16;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /** @param isFirst whether the sitemap has the page {@code /}, too */
    static SitemapBody ofUrls(ChangedEvents events, boolean isFirst, PublicBaseUrl baseUrl) {
        String page = isFirst ? "<url><loc>" + escaped(baseUrl.of("/")) + "</loc></url>\n" : "";
        String beginning = XML + "<urlset" + NAMESPACE + page;
        return new SitemapBody(beginning, events, "</urlset>\n", tag(beginning, events), baseUrl);
    }

    /** @param parts the numbers of the sitemaps */
    static SitemapBody ofIndex(List<Long> parts, PublicBaseUrl baseUrl) {
        StringBuilder index = new StringBuilder(XML).append("<sitemapindex").append(NAMESPACE);
        for (long part : parts) {
            String url = baseUrl.of(PublicBaseUrl.SITEMAP_PATH + "?part=" + part);
            index.append("<sitemap><loc>").append(escaped(url)).append("</loc></sitemap>\n");
        }
        ChangedEvents none = ChangedEvents.none();
        String beginning = index.toString();
        return new SitemapBody(beginning, none, "</sitemapindex>\n", tag(beginning, none), baseUrl);
    }

    /** A hash of the beginning, which has the base URL, and of the changes. */
    private static String tag(String beginning, ChangedEvents events) {
        MessageDigest digest = Sha256.digest();
        digest.update(beginning.getBytes(UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(4 * Long.BYTES);
        events.events(0, events.size()).forEachOrdered(event -> {
            buffer.clear()
                    .putLong(event.id().getMostSignificantBits())
                    .putLong(event.id().getLeastSignificantBits())
                    .putLong(event.number())
                    .putLong(event.at().getEpochSecond());
            digest.update(buffer.array());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
    }

    void writeTo(OutputStream out, BoundedWork work) throws IOException {
        write(events.size(), out, work);
    }

    /** Writes the first addresses, which suffice to determine whether the body is long enough to be compressed. */
    void writeBeginningTo(OutputStream out, BoundedWork work) throws IOException {
        write(Math.min(events.size(), BATCH_EVENTS), out, work);
    }

    private void write(int count, OutputStream out, BoundedWork work) throws IOException {
        out.write(beginning.getBytes(UTF_8));
        for (int from = 0; from < count; from += BATCH_EVENTS) {
            int first = from;
            out.write(work.computeToContinue(WorkKind.SITEMAP, () -> batch(first)));
        }
        out.write(end.getBytes(UTF_8));
    }

    private byte[] batch(int from) {
        StringBuilder urls = new StringBuilder();
        events.events(from, from + BATCH_EVENTS)
                .forEachOrdered(event -> urls.append("<url><loc>")
                        .append(escaped(baseUrl.ofEvent(event.id())))
                        .append("</loc><lastmod>")
                        .append(event.at().truncatedTo(ChronoUnit.SECONDS))
                        .append("</lastmod></url>\n"));
        return urls.toString().getBytes(UTF_8);
    }

    private static String escaped(String url) {
        return HtmlUtils.htmlEscape(url);
    }
}
