package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.personaldata.PersonalDataEncryption.Decrypted;
import com.ticketing.events.app.personaldata.PersonalDataEncryption.Encrypted;
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
    private final PersonalDataEncryption encryption = new PersonalDataEncryption(keys);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Jazz\",\"internalNotes\":\"ask Ada\",\"createdBy\":\"ada@example.org\",\"at\":\"x\"}",
                "{\"title\":\"Jazz\",\"internalNotes\":null,\"createdBy\":\"ada@example.org\",\"at\":\"x\"}",
                "{\"internalNotes\":\"Ada\\\\\",\"createdBy\":\"\\\\\\\"Ada\\\"\",\"title\":\"\\\\\"}",
                "{\"title\":\"Jazz\",\"internalNotes\":\"ask Ada\",\"createdBy\":null,\"at\":\"x\"}",
                "{\"title\":\"\\\"internalNotes\\\":null\",\"internalNotes\":\"\","
                        + "\"createdBy\":\"\\\"createdBy\\\":null\"}",
                "{\"title\":\"Jazz é\",\"internalNotes\":\"\\u0000 \\\" \\\\ 🎷 é\",\"createdBy\":\"Ada \",\"at\":\"x\"}"
            })
    void decryptsEncryptedJson(String json) {
        Encrypted encrypted = encryption.encrypt(ID, 0, CREATED, json.getBytes(UTF_8));

        assertThat(encrypted.json()).doesNotContain("Ada", "ada@");
        assertThat(decrypt(encrypted, ID, 0).nulledFields()).isEmpty();
        assertThat(decrypt(encrypted, ID, 0).json()).asString(UTF_8).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Jazz\",\"internalNotes\":null,\"createdBy\":null}",
                "{\"title\":\"\\\"internalNotes\\\":\\\"x\\\"\",\"internalNotes\":null,\"createdBy\":null}"
            })
    void returnsJsonWithoutPersonalDataUnchanged(String json) {
        byte[] bytes = json.getBytes(UTF_8);

        assertThat(encryption.encrypt(ID, 0, CREATED, bytes)).isEqualTo(new Encrypted(json, null));
        assertThat(PersonalDataEncryption.hasPersonalData(CREATED, bytes)).isFalse();
    }

    @Test
    void encryptsOnlyTypesWithPersonalData() {
        byte[] bytes = "{\"internalNotes\":\"x\"}".getBytes(UTF_8);

        assertThat(encryption.encrypt(ID, 0, "event-published", bytes).storedKey())
                .isNull();
        assertThat(encryption.encrypt(ID, 0, NOTES, bytes).storedKey()).isNotNull();
    }

    @Test
    void usesANewKeyAndNonceEachTime() {
        Encrypted first = encryptedNotes();
        Encrypted second = encryptedNotes();

        assertThat(bytes(first)).hasSize(32).isNotEqualTo(bytes(second));
        assertThat(first.json()).isNotEqualTo(second.json());
    }

    @Test
    void nullsFieldsEncryptedWithAnotherKey() {
        assertNotesNulled(encryption.decrypt(
                ID,
                3,
                encryptedNotes().json().getBytes(UTF_8),
                keys.issue(ID, 3).key()));
    }

    @Test
    void nullsACiphertextMovedToAnotherField() {
        Encrypted encrypted = encryptedNotes();

        assertNotesNulled(decrypt(encrypted, ID, 4));
        assertNotesNulled(decrypt(encrypted, "another", 3));
        String moved = encrypted.json().replace("internalNotes", "createdBy");
        assertThat(encryption
                        .decrypt(ID, 3, moved.getBytes(UTF_8), key(encrypted))
                        .nulledFields())
                .containsExactly("createdBy");
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
    void nullsATamperedFieldAndKeepsTheRest(String tampered) {
        String json = "{\"id\":\"" + ID + "\",\"internalNotes\":" + tampered + ",\"at\":\"x\"}";

        assertNotesNulled(encryption.decrypt(
                ID, 3, json.getBytes(UTF_8), keys.issue(ID, 3).key()));
    }

    @Test
    void erasesEncryptedAndClearText() {
        Decrypted erased = PersonalDataEncryption.erase(encryptedNotes().json().getBytes(UTF_8));
        Decrypted clear = PersonalDataEncryption.erase(
                "{\"internalNotes\":\"ask Ada\",\"createdBy\":\"ada\",\"at\":\"x\"}".getBytes(UTF_8));

        assertNotesNulled(erased);
        assertThat(clear.nulledFields()).containsExactlyInAnyOrder("internalNotes", "createdBy");
        assertThat(clear.json()).asString(UTF_8).isEqualTo("{\"internalNotes\":null,\"createdBy\":null,\"at\":\"x\"}");
    }

    private Encrypted encryptedNotes() {
        return encryption.encrypt(
                ID, 3, NOTES, ("{\"id\":\"" + ID + "\",\"internalNotes\":\"ask Ada\",\"at\":\"x\"}").getBytes(UTF_8));
    }

    private Decrypted decrypt(Encrypted encrypted, String eventId, long version) {
        return encryption.decrypt(eventId, version, encrypted.json().getBytes(UTF_8), key(encrypted));
    }

    private SecretKey key(Encrypted encrypted) {
        StoredKey storedKey = Objects.requireNonNull(encrypted.storedKey());
        return Objects.requireNonNull(keys.resolve(List.of(new DataKeys.KeyReference(ID, 0, storedKey)))
                .getFirst());
    }

    private static byte[] bytes(Encrypted encrypted) {
        return Objects.requireNonNull(encrypted.storedKey()).bytes();
    }

    private static void assertNotesNulled(Decrypted decrypted) {
        assertThat(decrypted.nulledFields()).containsExactly("internalNotes");
        assertThat(decrypted.json())
                .asString(UTF_8)
                .isEqualTo("{\"id\":\"" + ID + "\",\"internalNotes\":null,\"at\":\"x\"}");
    }
}
