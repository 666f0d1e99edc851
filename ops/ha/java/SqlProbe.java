import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Bare writes to PostgreSQL with psql, to measure when the database itself accepts writes again. */
final class SqlProbe {

    private static final long PAUSE_MILLIS = 20;

    private static final String SERVERS = "host=127.0.0.1,127.0.0.1 port=15431,15432 connect_timeout=2 user=postgres"
            + " target_session_attrs=read-write dbname=";

    private SqlProbe() {}

    /** Inserts a row again and again until it is committed; the result is the {@link System#nanoTime()} of that. */
    static CompletableFuture<Long> firstWrite() {
        CompletableFuture<Long> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (psql("postgres", "insert into probe values (clock_timestamp())") == null) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                done.complete(System.nanoTime());
            } catch (IOException | InterruptedException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** The lines that a query on the event log returns, from the primary. */
    static List<String> query(String sql) throws IOException, InterruptedException {
        String result = psql("events", sql);
        if (result == null) {
            throw new IOException("psql failed: " + sql);
        }
        return result.lines().toList();
    }

    /** Returns the output; null if it failed. */
    private static String psql(String database, String sql) throws IOException, InterruptedException {
        Process psql = new ProcessBuilder("psql", "-X", "-q", "-At", "-c", sql, SERVERS + database)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(psql.getInputStream().readAllBytes());
        return psql.waitFor() == 0 ? output : null;
    }
}
