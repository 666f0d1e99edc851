package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqliteErasureTest extends ErasureContract {

    SqliteErasureTest() {
        super(TestDatabase.sqlite());
    }

    /** Between keys that stay, so that the page is not freed as a whole. */
    @Test
    void removesTheErasedKeyFromTheFiles() throws Exception {
        for (int i = 0; i < 100; i++) {
            append(0, List.of(created(new UUID(2, i))));
        }
        append(0, List.of(created(erasure().id())));
        for (int i = 100; i < 200; i++) {
            append(0, List.of(created(new UUID(2, i))));
        }
        String key = key(101);
        assertThat(files()).contains(key);

        append(1, List.of(erasure()));
        log().eventLog().erasures().complete(erasure().id().toString());

        assertThat(files()).contains(key(100), key(102)).doesNotContain(key);
    }

    private String key(long position) throws SQLException {
        try (Connection connection = log().database().writers().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select kept from personal_data_key where event_position = " + position)) {
            row.next();
            return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
        }
    }

    private String files() throws IOException {
        StringBuilder bytes = new StringBuilder();
        for (String name : List.of("events.db", "events.db-wal")) {
            if (Files.exists(database.directory().resolve(name))) {
                bytes.append(Files.readString(database.directory().resolve(name), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }
}
