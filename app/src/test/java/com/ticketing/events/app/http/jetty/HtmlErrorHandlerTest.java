package com.ticketing.events.app.http.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that a test of the whole service cannot cause; {@code HtmlErrorsIT} has the others. */
class HtmlErrorHandlerTest {

    private static final String BROWSER = "Accept: text/html,*/*;q=0.8";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        server.setErrorHandler(new JettyErrorHandler());
        server.setHandler(new HtmlErrorHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String name = Request.getPathInContext(request).substring(1);
                if (name.equals("pieces")) {
                    writeInPieces(response, callback);
                } else {
                    Response.writeError(request, response, callback, Integer.parseInt(name));
                }
                return true;
            }
        }));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    /** A compressed envelope, whose length is unknown when it begins. */
    private static void writeInPieces(Response response, Callback callback) {
        response.setStatus(400);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        ByteBuffer piece = ByteBuffer.wrap("{".getBytes(UTF_8));
        response.write(
                false,
                piece,
                Callback.from(
                        () -> response.write(true, ByteBuffer.wrap("}".getBytes(UTF_8)), callback), callback::failed));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 429, 500, 503})
    void aBrowserGetsAPageOfEveryStatus(int status) {
        RawHttp.Response response = get("/" + status, BROWSER);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.body()).contains("Error " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void otherClientsGetTheEnvelope(int status) {
        assertThat(Envelope.of(get("/" + status, "Accept: */*").body()).code()).isNotEmpty();
        assertThat(Envelope.of(get("/" + status, "X-None: x").body()).code()).isNotEmpty();
    }

    @Test
    void replacesAnEnvelopeInPieces() {
        RawHttp.Response response = get("/pieces", BROWSER);
        assertThat(response.header("Content-Encoding")).isEmpty();
        assertThat(response.body()).startsWith("<!doctype html>").endsWith("</main>\n");
    }

    private RawHttp.Response get(String path, String header) {
        return RawHttp.send(connector.getLocalPort(), "GET " + path + " HTTP/1.1", "Host: a", header);
    }
}
