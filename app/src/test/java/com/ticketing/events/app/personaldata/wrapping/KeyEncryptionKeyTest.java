package com.ticketing.events.app.personaldata.wrapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeyTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 3394, 4.6. */
    @Test
    void wrapsAsTheRfcDoes() {
        KeyEncryptionKey key = key("k", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        SecretKey dataKey =
                KeyEncryptionKey.key(HEX.parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"));

        WrappedKey wrapped = key.wrap(dataKey);

        assertThat(HEX.formatHex(wrapped.bytes()))
                .isEqualTo("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
        assertThat(key.unwrap(wrapped)).isEqualTo(dataKey);
    }

    @Test
    void doesNotUnwrapWhatAnotherKeyWrappedOrWhatWasChanged() {
        KeyEncryptionKey key = new KeyEncryptionKey("a", KeyEncryptionKey.key(KeyEncryptionKey.randomBytes()));
        KeyEncryptionKey other = new KeyEncryptionKey("a", KeyEncryptionKey.key(KeyEncryptionKey.randomBytes()));
        WrappedKey wrapped = key.checkValue();

        assertThat(other.unwrap(wrapped)).isNull();
        for (int bit = 0; bit < wrapped.bytes().length * 8; bit++) {
            byte[] changed = wrapped.bytes().clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.unwrap(new WrappedKey("a", changed))).isNull();
        }
        assertThat(key.unwrap(new WrappedKey("a", new byte[0]))).isNull();
        assertThat(key.unwrap(new WrappedKey("a", new byte[7]))).isNull();
    }

    @Test
    void hasNoKeyInItsTextForm() {
        String hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        assertThat(key("k", hex)).hasToString("k");
    }

    private static KeyEncryptionKey key(String id, String hex) {
        return new KeyEncryptionKey(id, KeyEncryptionKey.key(HEX.parseHex(hex)));
    }
}
