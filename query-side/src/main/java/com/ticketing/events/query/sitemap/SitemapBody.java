package com.ticketing.events.query.sitemap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.changes.ChangedEvent;
import com.ticketing.events.query.catalog.changes.PublicChangeRanges;
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
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * A sitemap or an index of sitemaps (sitemaps.org, protocol 0.9). The addresses of Events are made in memory 100 at a
 * time, each time as bounded work and from the catalog of that time, and sent by the calling thread, so that a slow
 * client holds neither a place nor Events. An Event that changes meanwhile may be absent.
 *
 * @param beginning the document in front of the addresses of Events
 * @param range the Events
 * @param end the document behind their addresses
 * @param tag weak entity tag without quotes
 */
record SitemapBody(String beginning, Range range, String end, String tag, PublicBaseUrl baseUrl) {

    private static final int BATCH_EVENTS = 100;
    private static final int TAG_BYTES = 16;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /**
     * The Events whose latest public changes have consecutive numbers.
     *
     * @param after the number of the change before the range, from 0
     * @param last the number of its last change; {@code after} if it is empty
     */
    record Range(PublicChangeRanges ranges, long after, long last) {

        boolean hasEvents() {
            return ranges.events(after, last, 1).findAny().isPresent();
        }

        /** All of the Events. May take milliseconds. */
        Stream<ChangedEvent> events() {
            return ranges.events(after, last, (int) (last - after) + 1);
        }
    }

    /**
     * Some addresses.
     *
     * @param last the number of the change before those that follow
     */
    private record Batch(String urls, long last) {}

    /** @param isFirst whether the sitemap has the page {@code /}, too */
    static SitemapBody ofUrls(Range range, boolean isFirst, PublicBaseUrl baseUrl) {
        String page = isFirst ? "<url><loc>" + escaped(baseUrl.of("/")) + "</loc></url>\n" : "";
        String beginning = XML + "<urlset" + NAMESPACE + page;
        return new SitemapBody(beginning, range, "</urlset>\n", tag(beginning, range), baseUrl);
    }

    /**
     * An index.
     *
     * @param parts the numbers of the sitemaps
     * @param empty a range without Events
     */
    static SitemapBody ofIndex(List<Long> parts, Range empty, PublicBaseUrl baseUrl) {
        StringBuilder index = new StringBuilder(XML).append("<sitemapindex").append(NAMESPACE);
        for (long part : parts) {
            String url = baseUrl.of(PublicBaseUrl.SITEMAP_PATH + "?part=" + part);
            index.append("<sitemap><loc>").append(escaped(url)).append("</loc></sitemap>\n");
        }
        String beginning = index.toString();
        return new SitemapBody(beginning, empty, "</sitemapindex>\n", tag(beginning, empty), baseUrl);
    }

    /** A hash of the beginning, which has the base URL, and of the changes. */
    private static String tag(String beginning, Range range) {
        MessageDigest digest = Sha256.digest();
        digest.update(beginning.getBytes(UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(4 * Long.BYTES);
        range.events().forEachOrdered(event -> {
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
        write(Long.MAX_VALUE, out, work);
    }

    /** Writes the first addresses, which suffice to determine whether the body is long enough to be compressed. */
    void writeBeginningTo(OutputStream out, BoundedWork work) throws IOException {
        write(1, out, work);
    }

    private void write(long maxBatches, OutputStream out, BoundedWork work) throws IOException {
        out.write(beginning.getBytes(UTF_8));
        long written = range.after;
        for (long n = 0; n < maxBatches && written < range.last; n++) {
            long after = written;
            Batch batch = work.computeToContinue(WorkKind.SITEMAP, () -> batchAfter(after));
            out.write(batch.urls.getBytes(UTF_8));
            written = batch.last;
        }
        out.write(end.getBytes(UTF_8));
    }

    private Batch batchAfter(long number) {
        List<ChangedEvent> events =
                range.ranges.events(number, range.last, BATCH_EVENTS).toList();
        StringBuilder urls = new StringBuilder();
        for (ChangedEvent event : events) {
            urls.append("<url><loc>")
                    .append(escaped(baseUrl.ofEvent(event.id())))
                    .append("</loc><lastmod>")
                    .append(event.at().truncatedTo(ChronoUnit.SECONDS))
                    .append("</lastmod></url>\n");
        }
        return new Batch(
                urls.toString(),
                events.size() < BATCH_EVENTS ? range.last : events.getLast().number());
    }

    /** With the five entities of XML only. */
    private static String escaped(String url) {
        return HtmlUtils.htmlEscape(url, UTF_8.name());
    }
}
