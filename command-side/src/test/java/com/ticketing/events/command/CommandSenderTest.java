package com.ticketing.events.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.tracing.Tracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSenderTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");
    private static final CreateEvent COMMAND = new CreateEvent(
            UUID.fromString("6f1f4f52-0c0e-4a53-9a65-3f1b1f0a7d11"),
            new EventDetails("Jazz", NOW.plusSeconds(60), NOW.plusSeconds(120), "Berlin"),
            EventStatus.DRAFT,
            null,
            null,
            NOW);
    private static final EventState STATE = EventState.of(COMMAND.toDomainEvent());
    private static final Map<String, String> METADATA = Map.of("actor", "admin");

    private final List<CommandMessage<?>> attempts = new ArrayList<>();
    private final List<Long> visibleVersions = new ArrayList<>();

    static Stream<RuntimeException> concurrentUpdates() {
        return Stream.of(
                new ConcurrencyException("another node appended first"),
                new AggregateStreamCreationException("another node created it first"));
    }

    @Test
    void returnsTheStateOnceItIsVisible() {
        assertThat(sender(_ -> null).send(COMMAND, METADATA)).isEqualTo(STATE);

        assertThat(attempts).hasSize(1);
        assertThat(attempts.getFirst().getMetaData()).containsAllEntriesOf(METADATA);
        assertThat(visibleVersions).containsExactly(STATE.version());
    }

    @ParameterizedTest
    @MethodSource("concurrentUpdates")
    void repeatsTheCommandAfterAConcurrentUpdate(RuntimeException conflict) {
        assertThat(sender(attempt -> attempt < 3 ? conflict : null).send(COMMAND, METADATA))
                .isEqualTo(STATE);

        assertThat(attempts).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("concurrentUpdates")
    void refusesTheCommandIfEveryAttemptMeetsAConcurrentUpdate(RuntimeException conflict) {
        CommandSender sender = sender(_ -> conflict);

        assertThatExceptionOfType(ConflictingUpdate.class).isThrownBy(() -> sender.send(COMMAND, METADATA));
        assertThat(attempts).hasSize(CommandSender.MAX_ATTEMPTS);
        assertThat(visibleVersions).isEmpty();
    }

    @Test
    void succeedsAtTheLastAttempt() {
        CommandSender sender =
                sender(attempt -> attempt < CommandSender.MAX_ATTEMPTS ? new ConcurrencyException("too late") : null);

        assertThat(sender.send(COMMAND, METADATA)).isEqualTo(STATE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void repeatsNoRefusedCommand(int refusedAttempt) {
        InvalidRequest refusal = new InvalidRequest("status", "Cannot change");
        CommandSender sender =
                sender(attempt -> attempt < refusedAttempt ? new ConcurrencyException("too late") : refusal);

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> sender.send(COMMAND, METADATA))
                .isSameAs(refusal);
        assertThat(attempts).hasSize(refusedAttempt);
    }

    @Test
    void reportsAnUnknownEvent() {
        CommandSender sender = sender(_ -> new AggregateNotFoundException("1", "no domain events"));

        assertThatExceptionOfType(EventNotFound.class).isThrownBy(() -> sender.send(COMMAND, METADATA));
        assertThat(attempts).hasSize(1);
    }

    @Test
    void stopsRepeatingIfTheThreadIsInterrupted() {
        CommandSender sender = sender(_ -> {
            Thread.currentThread().interrupt();
            return new ConcurrencyException("too late");
        });

        assertThatExceptionOfType(ConflictingUpdate.class).isThrownBy(() -> sender.send(COMMAND, METADATA));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void createsALikelyNewEventWithoutLookingItUp() {
        assertThat(sender(_ -> null).sendLikelyNew(COMMAND, METADATA)).isEqualTo(STATE);

        assertThat(payloads()).containsExactly(COMMAND);
        assertThat(attempts.getFirst().getMetaData()).containsAllEntriesOf(METADATA);
        assertThat(visibleVersions).containsExactly(STATE.version());
    }

    @ParameterizedTest
    @MethodSource("concurrentUpdates")
    void looksAnEventUpThatTheLogRefusesToCreateAgain(RuntimeException conflict) {
        assertThat(sender(attempt -> attempt == 1 ? conflict : null).sendLikelyNew(COMMAND, METADATA))
                .isEqualTo(STATE);

        assertThat(payloads()).containsExactly(COMMAND, new CreateEventIfAbsent(COMMAND));
        assertThat(attempts.getLast().getMetaData()).containsAllEntriesOf(METADATA);
        assertThat(visibleVersions).containsExactly(STATE.version());
    }

    private List<Object> payloads() {
        return attempts.stream().<Object>map(CommandMessage::getPayload).toList();
    }

    /** A sender whose n-th attempt throws what {@code failures} returns for n, or succeeds if that is null. */
    private CommandSender sender(IntFunction<RuntimeException> failures) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        for (Class<?> command : List.of(CreateEvent.class, CreateEventIfAbsent.class)) {
            bus.subscribe(command.getName(), message -> {
                attempts.add(message);
                RuntimeException failure = failures.apply(attempts.size());
                if (failure != null) {
                    throw failure;
                }
                return STATE;
            });
        }
        return new CommandSender(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                (_, version) -> visibleVersions.add(version),
                Tracing.off());
    }
}
