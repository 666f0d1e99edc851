package com.ticketing.events.query.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** Test vector 2 of RFC 8032, section 7.1, in PKCS #8. */
    private static final String KEY = "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5bbms9h7vRc+Xq1Zqoj3MBfp5/YiW4CpvsG";

    @Test
    void parsesPemAndBase64() {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n";

        assertThat(SigningKey.parse(pem).sign("text"))
                .isEqualTo(SigningKey.parse(KEY).sign("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "!!!", "-----BEGIN PRIVATE KEY-----"})
    void rejectsOtherTextsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events.audit.signing-key must be an Ed25519 private key")
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void rejectsAKeyOfAnotherAlgorithm() throws NoSuchAlgorithmException {
        PrivateKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        assertThatThrownBy(() -> SigningKey.parse(Base64.getEncoder().encodeToString(rsa.getEncoded())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesTheKeyOutOfTheTextFormOfTheSettings() {
        assertThat(new CheckpointProperties(KEY).toString()).doesNotContain(KEY);
    }
}
