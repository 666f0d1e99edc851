package com.ticketing.events.app.faults.channel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GreenMail on a free port of the loopback interface. */
final class MailServer implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailServer() {
        server.start();
    }

    void addUser(String name, String password) {
        server.setUser(name + "@example.com", name, password);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The number of mails by delivery. */
    Map<String, Integer> mails() {
        return read(mail -> mail.getHeader("X-Delivery-Id", null))
                .collect(Collectors.toMap(id -> id, _ -> 1, Integer::sum));
    }

    List<String> subjects() {
        return read(MimeMessage::getSubject).toList();
    }

    private interface Reader {
        String read(MimeMessage mail) throws MessagingException;
    }

    private Stream<String> read(Reader reader) {
        return Arrays.stream(server.getReceivedMessages()).map(mail -> {
            try {
                return reader.read(mail);
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() {
        server.stop();
    }
}
