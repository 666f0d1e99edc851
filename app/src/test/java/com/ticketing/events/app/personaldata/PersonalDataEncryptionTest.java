package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.personaldata.PersonalDataEncryption.Opened;
import com.ticketing.events.app.personaldata.PersonalDataEncryption.Sealed;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataEncryptionTest {

    private static final String ID = "0198f2a4-5b6c-7d8e-9f00-112233445566";
    private static final String CREATED = "event-created";
    private static final String NOTES = "internal-notes-revised";

    private final DataKeys keys = new DatabaseDataKeys();
    private final PersonalDataEncryption seal = new PersonalDataEncryption(keys);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Jazz\",\"internalNotes\":\"ask Ada\",\"createdBy\":\"ada@example.org\",\"at\":\"x\"}",
                "{\"title\":\"Jazz\",\"internalNotes\":null,\"createdBy\":\"ada@example.org\",\"at\":\"x\"}",
                "{\"title\":\"Jazz\",\"internalNotes\":\"ask Ada\",\"createdBy\":null,\"at\":\"x\"}",
                "{\"title\":\"\\\"internalNotes\\\":null\",\"internalNotes\":\"\",\"createdBy\":\"\\\"createdBy\\\":null\"}",
                "{\"title\":\"Jazz é\",\"internalNotes\":\"\\u0000 \\\" \\\\ 🎷 é\",\"createdBy\":\"Ada \",\"at\":\"x\"}"
            })
    void opensWhatItSealed(String json) {
        Sealed sealed = seal.seal(ID, 0, CREATED, json.getBytes(UTF_8));

        assertThat(sealed.json()).doesNotContain("Ada", "ada@");
        assertThat(open(sealed, ID, 0).lost()).isEmpty();
        assertThat(open(sealed, ID, 0).json()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Jazz\",\"internalNotes\":null,\"createdBy\":null}",
                "{\"title\":\"\\\"internalNotes\\\":\\\"x\\\"\",\"internalNotes\":null,\"createdBy\":null}"
            })
    void leavesAloneWhatHoldsNothingPersonal(String json) {
        byte[] bytes = json.getBytes(UTF_8);

        assertThat(seal.seal(ID, 0, CREATED, bytes)).isEqualTo(new Sealed(json, null));
        assertThat(PersonalDataEncryption.holdsPersonalData(CREATED, bytes)).isFalse();
    }

    @Test
    void leavesOtherTypesAlone() {
        byte[] bytes = "{\"internalNotes\":\"x\"}".getBytes(UTF_8);

        assertThat(seal.seal(ID, 0, "event-published", bytes).kept()).isNull();
        assertThat(seal.seal(ID, 0, NOTES, bytes).kept()).isNotNull();
    }

    @Test
    void usesANewKeyAndANewNonceEachTime() {
        Sealed first = sealedNotes();
        Sealed second = sealedNotes();

        assertThat(bytes(first)).hasSize(32).isNotEqualTo(bytes(second));
        assertThat(first.json()).isNotEqualTo(second.json());
    }

    @Test
    void losesWhatIsOpenedWithAnotherKey() {
        assertLost(seal.open(
                ID, 3, sealedNotes().json().getBytes(UTF_8), keys.issue(ID, 3).key()));
    }

    @Test
    void losesWhatWasMovedToAnotherPlace() {
        Sealed sealed = sealedNotes();

        assertLost(open(sealed, ID, 4));
        assertLost(open(sealed, "another", 3));
        String moved = sealed.json().replace("internalNotes", "createdBy");
        assertThat(seal.open(ID, 3, moved.getBytes(UTF_8), key(sealed)).lost()).containsExactly("createdBy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nonce\":1,\"ciphertext\":2}",
                "{\"nonce\":\"***\",\"ciphertext\":\"\\u0000\"}",
                "{\"nonce\":\"\",\"ciphertext\":\"\"}",
                "{\"nonce\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"ciphertext\":\"AAAA\"}",
                "[]",
                "7",
                "true"
            })
    void losesWhatWasTamperedWithAndKeepsTheRest(String forged) {
        String json = "{\"id\":\"" + ID + "\",\"internalNotes\":" + forged + ",\"at\":\"x\"}";

        assertLost(seal.open(ID, 3, json.getBytes(UTF_8), keys.issue(ID, 3).key()));
    }

    @Test
    void erasesSealedAndClearTextsAlike() {
        Opened erased = PersonalDataEncryption.erase(sealedNotes().json().getBytes(UTF_8));
        Opened clear = PersonalDataEncryption.erase(
                "{\"internalNotes\":\"ask Ada\",\"createdBy\":\"ada\",\"at\":\"x\"}".getBytes(UTF_8));

        assertLost(erased);
        assertThat(clear.lost()).containsExactlyInAnyOrder("internalNotes", "createdBy");
        assertThat(clear.json()).isEqualTo("{\"internalNotes\":null,\"createdBy\":null,\"at\":\"x\"}");
    }

    private Sealed sealedNotes() {
        return seal.seal(
                ID, 3, NOTES, ("{\"id\":\"" + ID + "\",\"internalNotes\":\"ask Ada\",\"at\":\"x\"}").getBytes(UTF_8));
    }

    private Opened open(Sealed sealed, String eventId, long version) {
        return seal.open(eventId, version, sealed.json().getBytes(UTF_8), key(sealed));
    }

    private SecretKey key(Sealed sealed) {
        StoredKey kept = Objects.requireNonNull(sealed.kept());
        return Objects.requireNonNull(
                keys.find(List.of(new DataKeys.Kept(ID, 0, kept))).getFirst());
    }

    private static byte[] bytes(Sealed sealed) {
        return Objects.requireNonNull(sealed.kept()).bytes();
    }

    private static void assertLost(Opened opened) {
        assertThat(opened.lost()).containsExactly("internalNotes");
        assertThat(opened.json()).isEqualTo("{\"id\":\"" + ID + "\",\"internalNotes\":null,\"at\":\"x\"}");
    }
}
