package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUnusableTest {

    private static final String URL = "jdbc:postgresql://db:5432/events?user=ada&password=hush";

    private final String url = TestPostgres.shared().newDatabase();
    private final PostgresUrl parts = new PostgresUrl(url, null);

    @Test
    void hasTheNameOfADatabaseThatDoesNotExist() {
        assertRefused(
                url.replace(parts.database(), "absent"),
                "spring.datasource.url names the database absent, which does not exist on " + parts.address()
                        + ": create it, or correct the name");
    }

    @Test
    void hasTheNameOfAUserWhoDoesNotExist() {
        assertRefused(
                url.replace("user=postgres", "user=nobody"),
                "spring.datasource.username is nobody, which " + parts.address()
                        + " refuses: FATAL: role \"nobody\" does not exist");
    }

    @Test
    void hasTheUserOfAWrongOrMissingPassword() throws IOException {
        TestPostgres.shared().createUser("grace", "secret-of-grace");
        String withoutPassword = url.replace("user=postgres", "user=grace");
        assertRefused(
                withoutPassword + "&password=guess",
                "spring.datasource.password is wrong for the user grace, or there is no such user, on "
                        + parts.address());
        assertRefused(
                withoutPassword,
                "spring.datasource.password is required by " + parts.address() + ", but missing or empty");
        assertRefused(
                withoutPassword + "&password=",
                "spring.datasource.password is required by " + parts.address() + ", but missing or empty");
    }

    @Test
    void hasTheAddressWithoutAServer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(
                "jdbc:postgresql://127.0.0.1:" + port + "/events",
                "spring.datasource.url names 127.0.0.1:" + port
                        + ", where no server accepts connections: start it, or correct host and port");
    }

    @Test
    void hasTheAddressOfASilentServer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(PostgresUnusable.class)
                    .isThrownBy(() -> open("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/events"))
                    .withMessageStartingWith("spring.datasource.url names ")
                    .withMessageContaining("127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Test
    void hasTheNameOfAnUnknownHost() {
        assertRefused(
                "jdbc:postgresql://nowhere.invalid/events",
                "spring.datasource.url names nowhere.invalid:5432, and there is no host of that name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | spring.datasource.password is wrong for the user ada, or there is no such user, on db:5432",
                "08004 | spring.datasource.password is required by db:5432, but missing or empty",
                "42501 | spring.datasource.username is ada, which lacks a right in the database events on"
                        + " db:5432: reason",
                "57P03 | spring.datasource.url names the database events on db:5432, which cannot be opened: reason"
            })
    void hasThePropertyOfAState(String state, String message) {
        assertThat(PostgresUnusable.of(URL, null, new SQLException("reason\nDetail: hush", state)))
                .hasMessage(message);
    }

    @Test
    void hasEveryAddressOfAUrl() {
        assertThat(new PostgresUrl("jdbc:postgresql://a:1,b:2/events", "bob").address())
                .isEqualTo("a:1,b:2");
        assertThat(new PostgresUrl("jdbc:postgresql://a:1,b:2/events", "bob").user())
                .isEqualTo("bob");
    }

    private static void assertRefused(String url, String message) {
        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> open(url))
                .withMessage(message);
    }

    private static void open(String url) {
        PostgresDatabase.open(url, null, null, Duration.ofSeconds(1)).close();
    }
}
