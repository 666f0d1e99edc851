package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.support.condition.InstalledProgramCondition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ops/postgresql/create-query-user} with a real PostgreSQL. */
@ExtendWith(QueryUserScriptIT.PsqlCondition.class)
class QueryUserScriptIT {

    /** Condition: psql, which the embedded PostgreSQL does not have. */
    static final class PsqlCondition extends InstalledProgramCondition {

        PsqlCondition() {
            super("No psql on the PATH. Install it (Debian: apt-get install postgresql-client).");
        }

        @Override
        protected boolean isInstalled() {
            return executable("psql").isPresent();
        }
    }

    @TempDir
    private Path directory;

    private final TestPostgres server = TestPostgres.durable();
    private final String url = server.newDatabase();

    private void run(String password) throws IOException, InterruptedException {
        URI database = URI.create(url.substring("jdbc:".length()));
        Path passwordFile = Files.writeString(directory.resolve("password"), password + "\n");
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Checkout.root()
                                .resolve("ops/postgresql/create-query-user")
                                .toString(),
                        passwordFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PGHOST", database.getHost());
        builder.environment().put("PGPORT", Integer.toString(database.getPort()));
        builder.environment().put("PGDATABASE", database.getPath().substring(1));
        builder.environment().put("PGUSER", "postgres");
        builder.environment().put("PGPASSWORD_FILE", passwordFile.toString());
        assertThat(builder.start().waitFor()).as(Files.readString(log)).isZero();
        assertThat(log).content().isEmpty();
    }

    private String storedPassword() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select rolpassword from pg_authid where rolname = 'event_queries'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void createsTheUserOnceAndChangesItsPassword() throws Exception {
        try (server;
                Connection owner = DriverManager.getConnection(url);
                Statement statement = owner.createStatement()) {
            statement.execute("create table before (id int)");
            run("it's \\ first");
            String first = storedPassword();
            assertThat(first).startsWith("SCRAM-SHA-256$");
            statement.execute("create table after (id int)");

            try (Connection queries = DriverManager.getConnection(url.replace("user=postgres", "user=event_queries"));
                    Statement query = queries.createStatement()) {
                assertThat(query.execute("select * from before, after")).isTrue();
                assertThatThrownBy(() -> query.execute("insert into after values (1)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }

            run("second");
            assertThat(storedPassword()).startsWith("SCRAM-SHA-256$").isNotEqualTo(first);
        }
    }
}
