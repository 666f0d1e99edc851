package com.ticketing.events.app.faults.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** {@code STARTTLS} in front of a mail server that lacks it, with a certificate of its own. */
final class StartTlsFront implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path keyStore;
    private final int target;
    private final SSLContext tls;
    private final ServerSocket server;

    /** @param target the port of the mail server */
    StartTlsFront(Path directory, int target) throws IOException, InterruptedException, GeneralSecurityException {
        this.keyStore = directory.resolve("front.p12");
        this.target = target;
        createKey();
        tls = context();
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void createKey() throws IOException, InterruptedException {
        List<String> arguments = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "front",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD);
        Process keytool = new ProcessBuilder(arguments).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return server.getLocalPort();
    }

    /** The options of a JVM that trusts the certificate. */
    List<String> trustOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + keyStore,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=PKCS12");
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed by the test.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket mails = new Socket(InetAddress.getLoopbackAddress(), target)) {
            write(client, "220 front");
            readLine(client.getInputStream());
            write(client, "250-front\r\n250 STARTTLS");
            assertThat(readLine(client.getInputStream())).isEqualTo("STARTTLS");
            write(client, "220 Go ahead");
            SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
            encrypted.setUseClientMode(false);
            readLine(mails.getInputStream());
            Thread.ofVirtual().start(() -> copy(mails, encrypted));
            copy(encrypted, mails);
        } catch (IOException _) {
            // One of both has closed its connection.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
            to.close();
        } catch (IOException _) {
            // One of both has closed its connection.
        }
    }

    private static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("No complete line");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
