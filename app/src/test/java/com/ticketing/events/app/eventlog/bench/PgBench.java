package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.table.NewEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's load generator {@code pgbench}, with one insert per transaction. */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern JDBC = Pattern.compile("jdbc:(postgresql://[^?]+)\\?user=(.+)");

    private final String address;
    private final Path script;

    /** Creates a table like {@code domain_event}, with positions from a sequence. */
    PgBench(String jdbcUrl, NewEvent row) throws SQLException, IOException {
        Matcher parts = JDBC.matcher(jdbcUrl);
        if (!parts.matches()) {
            throw new IllegalArgumentException(jdbcUrl);
        }
        address = parts.group(1).replace("postgresql://", "postgresql://" + parts.group(2) + "@");
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table plain_row (position bigserial primary key, event_id text not null,
                        version bigint not null, type text not null, revision text not null, message_id text not null,
                        at text not null, payload text not null, metadata text not null,
                        unique (event_id, version))""");
        }
        script = Files.createTempFile("pgbench", ".sql");
        Files.writeString(
                script,
                "insert into plain_row (event_id, version, type, revision, message_id, at, payload, metadata) values "
                        + "(gen_random_uuid()::text, 0, '%s', '%s', gen_random_uuid()::text, '%s', '%s', '%s');\n"
                                .formatted(row.type(), row.revision(), row.at(), row.payload(), row.metadata()));
    }

    /** Returns transactions per second. */
    double run(int clients, Duration length) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-f",
                        script.toString(),
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        "2",
                        "-T",
                        Long.toString(length.toSeconds()),
                        address)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
