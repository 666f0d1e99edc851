package com.ticketing.events.app.eventlog.keys;

import static com.ticketing.events.app.eventlog.keys.PersonalNotes.append;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqliteWrappedKeysTest extends WrappedKeysContract {

    SqliteWrappedKeysTest() {
        super(TestDatabase.sqlite());
    }

    /** Neither in the pages of the table, nor in free ones, nor in the write-ahead log. */
    @Test
    void leavesNoBareKeyInTheFiles() throws Exception {
        log().close();
        List<String> bareKeys = new ArrayList<>();
        try (TestEventLog bare = TestEventLog.open(database.openDatabase(), TestEventLog.SETTINGS)) {
            append(bare, 1_000);
        }
        reopen();
        for (int position = 1; position <= 1_000; position++) {
            bareKeys.add(latin(keptBytes(position)));
        }
        assertThat(filesInDirectory()).contains(bareKeys.get(0), bareKeys.get(999));

        assertThat(rotate().rewrapped()).isEqualTo(1_000);

        String files = filesInDirectory();
        assertThat(bareKeys.stream().filter(files::contains).count()).isZero();
    }

    private String filesInDirectory() throws Exception {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.list(database.directory())) {
            for (Path file : files.toList()) {
                content.append(Files.readString(file, ISO_8859_1));
            }
        }
        return content.toString();
    }
}
