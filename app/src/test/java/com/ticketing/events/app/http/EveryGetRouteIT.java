package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Rules that hold on all paths with GET. */
class EveryGetRouteIT extends BlackBoxTest {

    private static final String HOST = "Host: 127.0.0.1";
    private static final String TOKEN = "Authorization: Bearer " + ADMIN_TOKEN;

    @Test
    void headHasTheStatusAndTheHeadersOfGet() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            send("GET", path);
            RawHttp.Response get = send("GET", path);
            RawHttp.Response head = send("HEAD", path);
            softly.assertThat(head.status()).as(path).isEqualTo(get.status());
            softly.assertThat(comparable(path, head)).as(path).isEqualTo(comparable(path, get));
            softly.assertThat(head.body()).as(path).isEmpty();
        }
        softly.assertAll();
    }

    private static Map<String, String> comparable(String path, RawHttp.Response response) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : response.headers()) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            boolean varies = List.of("date", "x-request-id").contains(name)
                    || (path.equals("/actuator/prometheus") && name.equals("content-length"));
            headers.put(name, varies ? "" : line.substring(name.length() + 1).strip());
        }
        return headers;
    }

    @Test
    void readsCharactersThatBrowsersSendUnescaped() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            for (char c : "|[]{}^`\\".toCharArray()) {
                String target = path + "?utm=a" + c + "b&locations=x" + c;
                softly.assertThat(send("GET", target).status())
                        .as(target)
                        .isEqualTo(send("GET", path + "?utm=ab&locations=x").status());
            }
        }
        softly.assertAll();
    }

    @Test
    void refusesCharactersThatBrowsersEscape() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            for (char c : "\"<>\t\u0001\u007f".toCharArray()) {
                RawHttp.Response response = send("GET", path + "?a=" + c + "b");
                softly.assertThat(response.status()).as(path + " " + (int) c).isEqualTo(400);
                Envelope.of(response.body());
            }
        }
        softly.assertAll();
    }

    @Test
    void responseDoesNotDependOnTheHost() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            RawHttp.Response response =
                    RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: attacker.example", TOKEN);
            softly.assertThat(response.status()).as(path).isLessThan(400);
            softly.assertThat(response.body()).as(path).doesNotContain("attacker");
            softly.assertThat(response.headers()).as(path).noneMatch(line -> line.contains("attacker"));
        }
        softly.assertAll();
    }

    @Test
    void ignoresABody() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            for (String method : List.of("GET", "HEAD")) {
                for (String contentType : List.of("application/json", "application/x-www-form-urlencoded", "a/b")) {
                    RawHttp.Response response = RawHttp.sendBytes(
                            port,
                            String.join(
                                    "\r\n",
                                    method + " " + path + " HTTP/1.1",
                                    HOST,
                                    TOKEN,
                                    "Connection: close",
                                    "Content-Type: " + contentType,
                                    "Content-Length: 4",
                                    "",
                                    "{bad"));
                    softly.assertThat(response.status())
                            .as(method + " " + path + " " + contentType)
                            .isEqualTo(send(method, path).status());
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void trimsNoPathSegment() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths()) {
            for (String space : List.of("%20", "%09", "%C2%A0", "%E2%80%83")) {
                for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    String before = path.substring(0, slash) + space + path.substring(slash);
                    softly.assertThat(send("GET", before).status()).as(before).isIn(400, 404);
                    String after = path.substring(0, slash + 1) + space + path.substring(slash + 1);
                    softly.assertThat(send("GET", after).status()).as(after).isIn(400, 404);
                }
                if (!path.equals("/")) {
                    softly.assertThat(send("GET", path + space).status())
                            .as(path + space)
                            .isIn(400, 404);
                }
            }
        }
        softly.assertAll();
    }

    private List<String> paths() {
        List<String> paths = GetRoutes.withId(create(EventBody.withStatus("PUBLISHED")));
        assertThat(paths).hasSizeGreaterThan(20);
        return paths;
    }

    private RawHttp.Response send(String method, String path) {
        return RawHttp.send(port, method + " " + path + " HTTP/1.1", HOST, TOKEN);
    }
}
