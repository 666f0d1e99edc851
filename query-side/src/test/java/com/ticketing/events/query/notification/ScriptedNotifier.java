package com.ticketing.events.query.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that remembers what it was asked to send, and does as it is told. */
public final class ScriptedNotifier implements Notifier {

    public interface Behaviour {
        void on(Delivery delivery) throws NotificationNotSent, InterruptedException;
    }

    private final String channel;
    private volatile Behaviour behaviour;
    private final List<Delivery> asked = new CopyOnWriteArrayList<>();

    public ScriptedNotifier(String channel, Behaviour behaviour) {
        this.channel = channel;
        this.behaviour = behaviour;
    }

    void behave(Behaviour from) {
        behaviour = from;
    }

    List<Long> positions() {
        return asked.stream()
                .map(delivery -> delivery.notification().position())
                .toList();
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        asked.add(delivery);
        behaviour.on(delivery);
    }
}
