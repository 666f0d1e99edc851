package com.ticketing.events.app.personaldata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureLedgerTest {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00.000000001Z");

    @TempDir
    private Path directory;

    private Path file;
    private ErasureLedger ledger;

    @BeforeEach
    void locate() {
        file = directory.resolve("events.erasures");
        ledger = ErasureLedger.inDataDirectory(directory);
    }

    @Test
    void readsWhatWasRecordedOnce() throws IOException {
        assertThat(ledger.createIfAbsent()).isTrue();
        assertThat(ledger.read()).isEmpty();
        RecordedErasure first = erasure(1);
        RecordedErasure second = erasure(2);

        assertThat(ledger.record(List.of(first))).isOne();
        assertThat(ledger.record(List.of(first, second))).isOne();
        assertThat(ledger.record(List.of())).isZero();

        assertThat(ledger.createIfAbsent()).isFalse();
        assertThat(ErasureLedger.at(file).read()).containsExactly(first, second);
        assertThat(Files.readAllLines(file).getLast())
                .isEqualTo("2030-07-01T18:00:00.000000001Z " + second.eventId() + " " + second.creationId() + " "
                        + second.erasureId());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void isForItsOwnerOnly() throws IOException {
        ledger.createIfAbsent();
        assertThat(mode()).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ledger.createIfAbsent();
        assertThat(mode()).isEqualTo("rw-------");
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** A crash may leave any part of the last line, or zeros. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "2030-07-01T18:00:00Z ", "2030-07-01T18:00:00Z a b", "\0\0\0\0"})
    void ignoresAndRemovesAnIncompleteLastLine(String torn) throws IOException {
        ledger.createIfAbsent();
        ledger.record(List.of(erasure(1)));
        Files.writeString(file, torn, StandardOpenOption.APPEND);

        assertThat(ledger.read()).containsExactly(erasure(1));
        ledger.record(List.of(erasure(2)));

        assertThat(ledger.read()).containsExactly(erasure(1), erasure(2));
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "2030-07-01 a b c", "2030-07-01T18:00:00Z a b", "2030-07-01T18:00:00Z a  c"})
    void refusesALineOfAnotherForm(String line) throws IOException {
        ledger.createIfAbsent();
        Files.writeString(file, line + "\n" + erasure(1).line() + "\n", StandardOpenOption.APPEND);

        String message = "The erasure ledger " + file + " has a line 3 that is not a time and three ids;"
                + " restore it from its copy or correct the line";
        assertThatThrownBy(ledger::read)
                .isInstanceOf(ErasureLedgerUnusable.class)
                .hasMessage(message);
        assertThatThrownBy(() -> ledger.record(List.of(erasure(2)))).hasMessage(message);
        assertThat(Files.readString(file)).endsWith(erasure(1).line() + "\n");
    }

    @Test
    void refusesAMissingFileInsteadOfBeginningANewOne() {
        String message = "The erasure ledger " + file
                + " does not exist; restore it from its copy or correct events.erasure-ledger";
        assertThatThrownBy(ledger::read).hasMessage(message);
        assertThatThrownBy(() -> ledger.record(List.of(erasure(1)))).hasMessage(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(ledger::read).isInstanceOf(ErasureLedgerUnusable.class);
        assertThatThrownBy(() -> ledger.record(List.of(erasure(1)))).isInstanceOf(ErasureLedgerUnusable.class);
        assertThatThrownBy(
                        () -> ErasureLedger.at(directory.resolve("absent/file")).createIfAbsent())
                .isInstanceOf(ErasureLedgerUnusable.class);
    }

    @Test
    void keepsEveryLineOfConcurrentWriters() {
        ledger.createIfAbsent();
        List<CompletableFuture<Integer>> records = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            RecordedErasure erasure = erasure(n);
            records.add(CompletableFuture.supplyAsync(
                    () -> ErasureLedger.at(file).record(List.of(erasure)), Thread::startVirtualThread));
        }
        assertThat(records).allSatisfy(record -> assertThat(record.join()).isOne());
        assertThat(ledger.read())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50)
                        .mapToObj(ErasureLedgerTest::erasure)
                        .toList());
    }

    private static RecordedErasure erasure(int n) {
        return new RecordedErasure(AT, id(1, n), id(2, n), id(3, n));
    }

    private static String id(int kind, int n) {
        return new UUID(kind, n).toString();
    }
}
