import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The two PostgreSQL nodes of the rig: their roles, as Patroni's REST interfaces report them, and their processes. */
final class HaCluster {

    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    /** @param port of PostgreSQL */
    record Database(String name, int port, NodeClient patroni) {}

    /** A condition that may fail to be evaluated for the time being. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private final Path directory;
    private final Path scripts;
    private final List<Database> databases = List.of(
            new Database("one", 15431, new NodeClient("patroni-one", 18431, "")),
            new Database("two", 15432, new NodeClient("patroni-two", 18432, "")));

    HaCluster(Path directory, Path scripts) {
        this.directory = directory;
        this.scripts = scripts;
    }

    /** The node that leads; null while none does. */
    Database primary() throws InterruptedException {
        return withRole("/primary");
    }

    private Database withRole(String resource) throws InterruptedException {
        for (Database database : databases) {
            if (database.patroni().status(resource) == 200) {
                return database;
            }
        }
        return null;
    }

    /** Waits until there are a primary and a standby that can take over, and returns the primary. */
    Database awaitHealthy(boolean synchronous) throws Exception {
        String standby = synchronous ? "/synchronous" : "/asynchronous";
        await("A primary and a standby", () -> primary() != null && withRole(standby) != null);
        return primary();
    }

    void setSynchronous(boolean synchronous) throws Exception {
        primary().patroni().send("PATCH", "/config", "{\"synchronous_mode\":" + synchronous + "}");
        awaitHealthy(synchronous);
    }

    /** Kills the processes of PostgreSQL; Patroni goes on. */
    void killPostgres(Database database) throws IOException {
        List<ProcessHandle> processes = Stream.concat(Stream.of(postmaster(database)), serverProcesses(database))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills Patroni and PostgreSQL, as when the machine fails. */
    void killNode(Database database) throws IOException {
        long patroni = Long.parseLong(
                Files.readString(directory.resolve("patroni-" + database.name() + ".pid")).trim());
        ProcessHandle.of(patroni).orElseThrow().destroyForcibly();
        killPostgres(database);
    }

    /** Stops the process that sends the log to the standby, so that commits do not arrive there. */
    void stopReplication(Database primary) throws IOException, InterruptedException {
        ProcessHandle sender = serverProcesses(primary)
                .filter(process -> title(process).contains("walsender"))
                .findFirst()
                .orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(sender.pid())).inheritIO().start().waitFor();
    }

    /** What PostgreSQL shows of a process in place of its command line; empty if it has ended. */
    private static String title(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private ProcessHandle postmaster(Database database) throws IOException {
        Path file = directory.resolve(database.name()).resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().trim())).orElseThrow();
    }

    private Stream<ProcessHandle> serverProcesses(Database database) throws IOException {
        return postmaster(database).children();
    }

    /** Starts the processes of the rig that do not run. */
    void startMissing() throws IOException, InterruptedException {
        if (new ProcessBuilder(scripts.resolve("up").toString()).inheritIO().start().waitFor() != 0) {
            throw new IOException("The rig did not start again");
        }
    }

    /** Waits until the condition holds; an exception of input or output counts as false. */
    static void await(String what, Condition condition) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        while (!holds(condition)) {
            if (System.nanoTime() - start > MAX_WAIT.toNanos()) {
                throw new TimeoutException(what + " did not appear within " + MAX_WAIT.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private static boolean holds(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }
}
