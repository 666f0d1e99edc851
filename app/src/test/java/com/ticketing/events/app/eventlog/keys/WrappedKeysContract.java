package com.ticketing.events.app.eventlog.keys;

import static com.ticketing.events.app.eventlog.keys.PersonalNotes.append;
import static com.ticketing.events.app.eventlog.keys.PersonalNotes.erase;
import static com.ticketing.events.app.eventlog.keys.PersonalNotes.notes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.DataKeyRotation;
import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import com.ticketing.events.app.personaldata.wrapping.PersonalDataProperties;
import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wrapped data keys in the database: loss of the key file, damage, and rotation beside an open event log. */
@Timeout(120)
abstract class WrappedKeysContract extends EventLogTestBase {

    WrappedKeysContract(TestDatabase database) {
        super(database);
    }

    @Test
    void storesNoKeyThatIsNotWrapped() {
        append(log(), 3);
        assertThat(column("select length(kept) from personal_data_key"))
                .hasSize(3)
                .doesNotContain("32");
        assertThat(column("select id from wrapping_key"))
                .singleElement()
                .asString()
                .startsWith("key-");
    }

    @Test
    void refusesToOpenWithoutTheKey() throws IOException {
        append(log(), 1);
        log().close();
        String content = Files.readString(keyFile());

        Files.delete(keyFile());
        assertThatThrownBy(database::open).isInstanceOf(KeyFileUnusable.class).hasMessageContaining("does not exist");

        Files.writeString(keyFile(), newKey("other"));
        assertThatThrownBy(database::open).isInstanceOf(KeyFileUnusable.class).hasMessageContaining("has no key 'key-");

        Files.writeString(keyFile(), content.replaceAll("(?m)^(key-\\w+) .*$", newKey("$1")));
        assertThatThrownBy(database::open).isInstanceOf(KeyFileUnusable.class).hasMessageContaining("has another key");

        assertThatThrownBy(() -> TestEventLog.open(database.openDatabase(), TestEventLog.SETTINGS))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("is not set");

        Files.writeString(keyFile(), newKey("next") + content);
        reopen();
        assertThat(notes(log())).containsExactly("notes 0");
    }

    /** Data whose key is damaged are not erased: no reader may get null for them. */
    @Test
    void doesNotShowDataAsErasedWhenTheirKeyCannotBeUnwrapped() throws SQLException {
        append(log(), 3);
        byte[] damaged = keptBytes(2);
        damaged[damaged.length - 1] ^= 1;
        update(2, damaged);
        reopen();

        assertThatThrownBy(() -> notes(log()))
                .isInstanceOf(EventLogDamaged.class)
                .hasMessageContaining("position 2");
        assertThatThrownBy(() -> log().eventLog().verified().between(0, 3)).isInstanceOf(EventLogDamaged.class);
        assertThat(log().eventLog().verified().damage())
                .isNotNull()
                .extracting(EventLogDamaged::position)
                .isEqualTo(2L);
        assertThat(log().eventLog().verified().between(0, 1).events()).hasSize(1);
    }

    @Test
    void wrapsBareKeysAndThoseOfAnEarlierKey() throws Exception {
        log().close();
        try (TestEventLog bare = TestEventLog.open(database.openDatabase(), TestEventLog.SETTINGS)) {
            append(bare, 700);
            erase(bare);
        }
        List<String> domainEvents;
        reopen();
        domainEvents = column("select payload from domain_event order by position");
        append(log(), 10);
        erase(log());

        DataKeyRotation.Result bareWrapped = rotate();
        assertThat(bareWrapped.rewrapped()).isEqualTo(700);
        assertThat(bareWrapped.unchanged()).isEqualTo(10);
        assertThat(bareWrapped.unused()).isEmpty();

        String first = Files.readString(keyFile());
        Files.writeString(keyFile(), newKey("second") + first);
        DataKeyRotation.Result rotated = rotate();
        assertThat(rotated.rewrapped()).isEqualTo(710);
        assertThat(rotated.unchanged()).isZero();
        assertThat(rotated.keyId()).isEqualTo("second");
        assertThat(rotated.unused()).hasSize(1);
        assertThat(rotated.complete()).isTrue();
        assertThat(rotate().rewrapped()).isZero();

        Files.writeString(keyFile(), Files.readString(keyFile()).replaceAll("(?m)^key-.*$", ""));
        reopen();
        assertThat(notes(log())).hasSize(712).filteredOn("erased"::equals).hasSize(2);
        assertThat(notes(log())).filteredOn(notes -> notes.startsWith("notes ")).hasSize(710);
        assertThat(column("select length(kept) from personal_data_key where length(kept) < 41"))
                .isEmpty();
        assertThat(column("select payload from domain_event order by position"))
                .startsWith(domainEvents.toArray(String[]::new));
        assertThat(log().eventLog().hashChain().verify(1, 714).valid()).isTrue();
    }

    @Test
    void rotatesWhileTheLogIsWrittenAndErased() throws Exception {
        append(log(), 2_000);
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> {
            long appended = 0;
            while (!stop.get()) {
                append(log(), 5);
                erase(log());
                appended += 6;
            }
            return appended;
        });
        Files.writeString(keyFile(), newKey("second") + Files.readString(keyFile()));
        DataKeyRotation.Result result = rotate();
        stop.set(true);
        long appended = writer.join();

        assertThat(result.complete()).isTrue();
        assertThat(result.damaged()).isEmpty();
        assertThat(column("select count(*) from wrapping_key")).containsExactly("1");
        Files.writeString(keyFile(), Files.readString(keyFile()).replaceAll("(?m)^key-.*$", ""));
        reopen();
        assertThat(notes(log())).hasSize(Math.toIntExact(2_000 + appended));
    }

    @Test
    void continuesAfterAnInterruption() throws Exception {
        append(log(), 1_500);
        Files.writeString(keyFile(), newKey("second") + Files.readString(keyFile()));
        assertThatThrownBy(() -> rotate(position -> {
                    throw new IllegalStateException("interrupted");
                }))
                .hasMessage("interrupted");
        assertThat(notes(log())).hasSize(1_500);

        DataKeyRotation.Result result = rotate();

        assertThat(result.rewrapped()).isEqualTo(1_000);
        assertThat(result.unchanged()).isEqualTo(500);
        assertThat(notes(log())).hasSize(1_500);
    }

    @Test
    void leavesADamagedKeyAndReportsItsPosition() throws Exception {
        append(log(), 3);
        byte[] damaged = keptBytes(2);
        damaged[damaged.length - 1] ^= 1;
        update(2, damaged);
        Files.writeString(keyFile(), newKey("second") + Files.readString(keyFile()));

        DataKeyRotation.Result result = rotate();

        assertThat(result.damaged()).containsExactly(2L);
        assertThat(result.rewrapped()).isEqualTo(2);
        assertThat(result.unused()).as("the earlier key must stay in the file").isEmpty();
        assertThat(keptBytes(2)).isEqualTo(damaged);
    }

    /** A reader of this node that has an older key file. */
    @Test
    void aNodeWaitsForTheKeyOfAnotherNode() throws Exception {
        append(log(), 1);
        Path other = Files.createTempDirectory("other-node").resolve("keys");
        Files.writeString(other, newKey("second") + Files.readString(keyFile()));
        rotate(other, _ -> {});
        assertThatThrownBy(() -> notes(log())).isInstanceOf(Unavailable.class);

        Files.copy(other, keyFile(), StandardCopyOption.REPLACE_EXISTING);

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> notes(log()).equals(List.of("notes 0")));
    }

    DataKeyRotation.Result rotate() throws Exception {
        return rotate(_ -> {});
    }

    private DataKeyRotation.Result rotate(LongConsumer progress) throws Exception {
        return rotate(keyFile(), progress);
    }

    private DataKeyRotation.Result rotate(Path file, LongConsumer progress) throws Exception {
        try (DataKeyRotation rotation = DataKeyRotation.open(
                new EventLogProperties(database.directory(), null, TestEventLog.SETTINGS),
                new DatasourceProperties(database.url(), null, null),
                new PersonalDataProperties(file))) {
            return rotation.run(progress);
        }
    }

    Path keyFile() {
        return database.directory().resolve("events.keys");
    }

    private static String newKey(String id) {
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        return id + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    byte[] keptBytes(long position) throws SQLException {
        try (Connection connection = log().database().writers().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select kept from personal_data_key where event_position = " + position)) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void update(long position, byte[] kept) throws SQLException {
        try (Connection connection = log().database().writers().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update personal_data_key set kept = ? where event_position = ?")) {
            update.setBytes(1, kept);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }

    static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
