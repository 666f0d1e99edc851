package com.ticketing.events.query.notification.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mail server on a plain socket whose reply to each command can be replaced. */
final class SmtpReceiver implements AutoCloseable {

    /** The end of a mail, to which the server replies that it has accepted it. */
    static final String END_OF_MAIL = ".";

    private static final Map<String, String> REPLIES = Map.of(
            "EHLO",
            "250-receiver\r\n250 8BITMIME",
            "MAIL",
            "250 OK",
            "RCPT",
            "250 OK",
            "DATA",
            "354 Go ahead",
            END_OF_MAIL,
            "250 Accepted",
            "RSET",
            "250 OK",
            "QUIT",
            "221 Bye");

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, Action> actions = new ConcurrentHashMap<>();

    /** What happens in place of a reply. */
    interface Action {

        void run(Socket connection) throws IOException, InterruptedException;

        static Action reply(String text) {
            return connection -> write(connection, text);
        }

        static Action hang() {
            return _ -> Thread.sleep(60_000);
        }

        static Action drip() {
            return connection -> {
                while (true) {
                    write(connection, "250-and so on");
                    Thread.sleep(20);
                }
            };
        }

        static Action reset() {
            return connection -> {
                connection.setSoLinger(true, 0);
                connection.close();
            };
        }
    }

    SmtpReceiver() throws IOException {
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Replaces the reply to a command. */
    void on(String command, Action action) {
        actions.put(command, action);
    }

    /** Accepts every mail again. */
    void acceptAll() {
        actions.clear();
    }

    /** The commands so far. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** The values of a header of the mails so far, those included that were not accepted. */
    List<String> headers(String name) {
        return mails.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed by the test.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            write(connection, "220 receiver");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String command = line.split(" ", 2)[0];
                respond(connection, command);
                if (command.equals("DATA") && !actions.containsKey(command)) {
                    mails.add(readMail(in));
                    respond(connection, END_OF_MAIL);
                }
            }
        } catch (IOException _) {
            // The client has closed the connection.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private void respond(Socket connection, String command) throws IOException, InterruptedException {
        Action action = actions.get(command);
        if (action == null) {
            write(connection, REPLIES.getOrDefault(command, "502 Not implemented"));
        } else {
            action.run(connection);
        }
    }

    private static String readMail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals(END_OF_MAIL); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void write(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
