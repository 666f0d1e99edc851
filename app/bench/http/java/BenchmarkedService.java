package com.ticketing.events.bench;

import com.ticketing.events.app.EventServiceApplication;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The service, and in front of everything the ceiling that it is measured against: {@code /constant/BYTES}. */
public final class BenchmarkedService {

    private BenchmarkedService() {}

    @Configuration(proxyBeanMethods = false)
    static class InFront {

        /** Behind it stands what the service itself puts in front. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<JettyServletWebServerFactory> ceiling() {
            return jetty -> jetty.addServerCustomizers(server -> server.setHandler(new Ceiling(server.getHandler())));
        }
    }

    /** With the least that an answer has. */
    private static final class Ceiling extends Handler.Wrapper {

        private static final String PATH = "/constant/";

        private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

        Ceiling(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getPath();
            if (!path.startsWith(PATH)) {
                return super.handle(request, response, callback);
            }
            byte[] body = bodies.computeIfAbsent(path, Ceiling::body);
            response.setStatus(200);
            response.getHeaders().add(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().add(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }

        private static byte[] body(String path) {
            byte[] body = new byte[Integer.parseInt(path.substring(PATH.length()))];
            Arrays.fill(body, (byte) 'x');
            return body;
        }
    }

    public static void main(String[] arguments) throws ClassNotFoundException {
        Class.forName(EventServiceApplication.class.getName());
        SpringApplication.run(new Class<?>[] {EventServiceApplication.class, InFront.class}, arguments);
    }
}
