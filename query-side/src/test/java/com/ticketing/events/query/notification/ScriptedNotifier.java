package com.ticketing.events.query.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that remembers what it was asked to send, and does as it is told. */
final class ScriptedNotifier implements Notifier {

    interface Behaviour {
        void on(Delivery delivery) throws NotSent, InterruptedException;
    }

    private final String channel;
    private volatile Behaviour behaviour;
    private final List<Delivery> asked = new CopyOnWriteArrayList<>();

    ScriptedNotifier(String channel, Behaviour behaviour) {
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
    public void send(Delivery delivery) throws NotSent, InterruptedException {
        asked.add(delivery);
        behaviour.on(delivery);
    }
}
