package com.ticketing.events.app.eventlog.database.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadWitnessTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void setFile() {
        file = directory.resolve("events.head");
    }

    private static ChainLink link(long position) {
        return new ChainLink(
                position, Sha256.digest().digest(Long.toString(position).getBytes(UTF_8)));
    }

    private void record(long... positions) {
        try (HeadWitness witness = HeadWitness.in(directory)) {
            for (long position : positions) {
                witness.record(link(position));
            }
        }
    }

    private void assertRecorded(long position) throws IOException {
        ChainLink head = HeadWitness.in(directory).read();
        assertThat(head.position()).isEqualTo(position);
        assertThat(head.hex()).isEqualTo(link(position).hex());
    }

    @Test
    void hasNoHeadWithoutAFileOrInAnEmptyOne() throws IOException {
        assertThat(HeadWitness.in(directory).read()).isSameAs(ChainLink.BEGINNING);
        Files.createFile(file);
        assertThat(HeadWitness.in(directory).read()).isSameAs(ChainLink.BEGINNING);
    }

    /** Also a lower position, as of an adopted log, and after each further opening. */
    @ParameterizedTest
    @ValueSource(longs = {1, 999, 12, 999_999_999_999_999_999L})
    void hasTheHeadThatWasRecordedLast(long last) throws IOException {
        record(3, last);
        assertRecorded(last);
        record(4, 5, last);
        assertRecorded(last);
        HeadWitness.write(directory, link(2));
        assertRecorded(2);
        record(last);
        assertRecorded(last);
    }

    @Test
    void doesNotGrow() throws IOException {
        record(1, 2);
        long size = Files.size(file);
        record(3, 4, 5, Long.MAX_VALUE / 10);
        assertThat(Files.size(file)).isEqualTo(size);
    }

    @Test
    void anInterruptedWriteLeavesTheHeadBefore() throws IOException {
        record(1, 2, 3);
        byte[] before = Files.readAllBytes(file);
        record(4);
        byte[] after = Files.readAllBytes(file);
        for (int written = 0; written < after.length; written++) {
            byte[] torn = Arrays.copyOf(after, after.length);
            System.arraycopy(before, written, torn, written, before.length - written);
            Files.write(file, torn);
            assertRecorded(Arrays.equals(torn, after) ? 4 : 3);
        }
    }

    @Test
    void aChangedByteInTheNewestLineLeavesTheHeadBefore() throws IOException {
        record(1, 2);
        byte[] valid = Files.readAllBytes(file);
        for (int i = valid.length / 2; i < valid.length; i++) {
            byte[] changed = valid.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertRecorded(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0\0\0\0", "000000000000000001 000000000000000001 00 00000000\n"})
    void reportsAFileWithoutAValidLineAndReplacesIt(String content) throws IOException {
        Files.writeString(file, content.repeat(100));
        assertThatThrownBy(() -> HeadWitness.in(directory).read())
                .isInstanceOf(IOException.class)
                .hasMessage(file + " has no valid line");
        record(7);
        assertRecorded(7);
        record(8);
        assertRecorded(8);
    }

    /** Such as a file of another user. */
    @Test
    void recordsAgainAfterAFailure() throws IOException {
        Files.createDirectory(file);
        Outage outage = new Outage();
        try (HeadWitness witness = new HeadWitness(file, outage)) {
            witness.record(link(1));
            witness.record(link(2));
            assertThat(outage.isOngoing()).isTrue();
            assertThatThrownBy(() -> HeadWitness.write(directory, link(2))).isInstanceOf(IOException.class);
            Files.delete(file);
            witness.record(link(3));
            assertRecorded(3);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device on which no space is left")
    void recordsAgainAfterAFullDisk() throws IOException {
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        Outage outage = new Outage();
        try (HeadWitness witness = new HeadWitness(file, outage)) {
            witness.record(link(1));
            assertThat(outage.isOngoing()).isTrue();
            Files.delete(file);
            witness.record(link(2));
            assertRecorded(2);
        }
    }
}
