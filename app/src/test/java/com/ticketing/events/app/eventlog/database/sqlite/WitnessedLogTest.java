package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Files of a log that lack its last commits. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class WitnessedLogTest extends WitnessedLogFixture {

    @Test
    void opensTheFilesOfAKilledProcess() throws IOException, SQLException {
        WitnessedLog.verify(killed);
        assertThat(open(killed)).isEqualTo(KILLED);
        assertThat(open(stopped)).isEqualTo(STOPPED);
    }

    @Test
    void refusesFilesWithoutTheWriteAheadLogUntilItIsBack() throws IOException {
        byte[] wal = Files.readAllBytes(killed.resolve(WAL));
        Files.delete(killed.resolve(WAL));
        assertRefused(killed, STOPPED);
        Files.write(killed.resolve(WAL), wal);
        assertThat(open(killed)).isEqualTo(KILLED);
    }

    @Test
    void refusesAnOlderDatabase() throws IOException {
        Files.delete(killed.resolve(WAL));
        copyFile(DATABASE, stopped, killed);
        assertRefused(killed, STOPPED);
    }

    /** It neither creates a database nor loses the write-ahead log, so that the file can be put back. */
    @Test
    void refusesAWitnessWithoutADatabaseUntilItIsBack() throws IOException {
        Path aside = Files.move(killed.resolve(DATABASE), parent.resolve("aside"));
        assertRefused(killed, 0);
        assertThat(killed.resolve(DATABASE)).doesNotExist();
        Files.move(aside, killed.resolve(DATABASE));
        assertThat(open(killed)).isEqualTo(KILLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ""})
    void refusesAnEmptyDatabase(String wal) throws IOException {
        Files.write(killed.resolve(DATABASE), new byte[0]);
        Files.writeString(killed.resolve(WAL), wal);
        assertRefused(killed, 0);
    }

    @Test
    void refusesAnotherLog() throws IOException {
        for (int events : new int[] {KILLED, KILLED + 5}) {
            Path other = Files.createDirectory(parent.resolve("other" + events));
            try (TestEventLog log = TestEventLog.sqlite(other)) {
                append(log, "other", events);
            }
            copyFile(WITNESS, killed, other);
            assertThatThrownBy(() -> open(other))
                    .isInstanceOf(LogHeadMissing.class)
                    .hasMessage("The event log ends at position " + events + ", and " + other.resolve(WITNESS)
                            + " records another hash at position " + KILLED + ": it is another log. Restore events.db"
                            + " together with events.db-wal, or accept the log as it is with ./event-service"
                            + " accept-log " + events);
        }
    }

    /** The write-ahead log is as before after a refusal, for what can be recovered from it by hand. */
    @Test
    void neverOpensWithFewerEventsAfterAFlippedByteOrATruncation() throws IOException, SQLException {
        Random random = new Random(13);
        int size = Math.toIntExact(Files.size(killed.resolve(WAL)));
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            Path damaged = copy(killed, parent.resolve("damaged" + round));
            int offset = random.nextInt(size);
            try (FileChannel wal =
                    FileChannel.open(damaged.resolve(WAL), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (round % 2 == 0) {
                    flipByte(wal, offset);
                } else {
                    wal.truncate(offset);
                }
            }
            byte[] before = Files.readAllBytes(damaged.resolve(WAL));
            Throwable refusal = catchThrowable(() -> WitnessedLog.verify(damaged));
            if (refusal == null) {
                assertThat(lastPosition(damaged)).as("round " + round).isEqualTo(KILLED);
            } else {
                assertThat(refusal).isInstanceOfAny(LogHeadMissing.class, EventLogDamaged.class, SQLException.class);
                assertThat(Files.readAllBytes(damaged.resolve(WAL))).isEqualTo(before);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void flipByte(FileChannel file, int offset) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, offset);
        one.put(0, (byte) (one.get(0) ^ 1)).rewind();
        file.write(one, offset);
    }

    private static long lastPosition(Path directory) throws SQLException {
        try (Connection connection = SqliteSources.readOnlySource(directory).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(position) from domain_event")) {
            return row.getLong(1);
        }
    }

    @Test
    void opensALogWithoutAWitnessAndRecordsItsHead() throws IOException {
        Files.delete(stopped.resolve(WITNESS));
        assertThat(open(stopped)).isEqualTo(STOPPED);
        assertThat(HeadWitness.in(stopped).read().position()).isEqualTo(STOPPED);
    }

    @Test
    void opensALogWhoseWitnessIsBehind() throws IOException {
        copyFile(WITNESS, stopped, killed);
        assertThat(open(killed)).isEqualTo(KILLED);
    }

    @Test
    void opensALogWithAnUnreadableWitnessAndReplacesIt(CapturedOutput output) throws IOException {
        Files.writeString(killed.resolve(WITNESS), "no witness");
        assertThat(open(killed)).isEqualTo(KILLED);
        assertThat(output.getAll().lines().filter(line -> line.contains("events.head")))
                .singleElement()
                .asString()
                .contains("WARN", "is not verified", "has no valid line");
        assertThat(HeadWitness.in(killed).read().position()).isEqualTo(KILLED);
    }

    @Test
    void appendsAlthoughTheWitnessCannotBeWritten() throws IOException {
        Files.delete(killed.resolve(WITNESS));
        Files.createDirectory(killed.resolve(WITNESS));
        try (TestEventLog log = TestEventLog.sqlite(killed)) {
            append(log, "unwitnessed", 5);
            assertThat(log.eventLog().headPosition()).isEqualTo(KILLED + 5);
        }
    }

    @Test
    void aCloseLeavesOneFileOfTheDatabase() throws IOException, SQLException {
        assertThat(databaseFiles(stopped)).containsExactly(DATABASE);
        Connection reader;
        try (TestEventLog log = TestEventLog.sqlite(stopped)) {
            reader = openQuery(log);
            append(log, "last", 3);
        }
        assertThat(databaseFiles(stopped)).as("with an open query").containsExactly(DATABASE);
        assertThatCode(reader::close).doesNotThrowAnyException();
        WitnessedLog.verify(stopped);
        SqliteSources.removeEmptyWriteAheadLog(stopped);
        assertThat(databaseFiles(stopped)).as("after a verification").containsExactly(DATABASE);
    }

    private static List<String> databaseFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(DATABASE))
                    .toList();
        }
    }
}
