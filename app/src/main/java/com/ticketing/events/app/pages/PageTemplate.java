package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Template of a page that depends on the request, with an entity tag of its content. Thread-safe. */
final class PageTemplate {

    private static final int ENTITY_TAG_BYTES = 16;

    private final Template template;
    private final BoundedWork work;

    @SuppressWarnings("ArrayRecordComponent") // Pages are never compared.
    private record RenderedPage(byte[] utf8, String tag) {}

    /** @param name of a template in the directory {@code templates}; it may include others by their names */
    PageTemplate(String name, Assets assets, BoundedWork work) {
        Mustache.TemplateLoader loader = included -> new StringReader(source(included, assets));
        template =
                Mustache.compiler().emptyStringIsFalse(true).withLoader(loader).compile(source(name, assets));
        this.work = work;
    }

    private static String source(String name, Assets assets) {
        return new String(assets.page("templates/" + name + ".html"), UTF_8);
    }

    /**
     * Responds with the page, or with 304.
     *
     * @param view creates the model of the template; part of the bounded work, so it must not begin any
     */
    ResponseEntity<byte[]> respond(HttpServletRequest request, Supplier<?> view) {
        RenderedPage page = work.compute(WorkKind.PAGE, () -> render(view.get()));
        return IfNoneMatch.matches(request, page.tag())
                ? HtmlPage.notModified(page.tag())
                : HtmlPage.of(page.utf8(), page.tag());
    }

    private RenderedPage render(Object view) {
        byte[] utf8 = template.execute(view).getBytes(UTF_8);
        return new RenderedPage(utf8, HexFormat.of().formatHex(Sha256.of(utf8), 0, ENTITY_TAG_BYTES));
    }
}
