package com.ticketing.events.query.notification;

import com.ticketing.events.query.notification.delivery.Delivery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Channel with scripted behaviour that records the deliveries passed to it. */
public final class ScriptedNotifier implements Notifier {

    public interface Behaviour {
        void on(Delivery delivery) throws NotificationNotSent, InterruptedException;
    }

    private final String channel;
    private volatile Behaviour behaviour;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    public ScriptedNotifier(String channel, Behaviour behaviour) {
        this.channel = channel;
        this.behaviour = behaviour;
    }

    void setBehaviour(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    List<Long> positions() {
        return deliveries.stream()
                .map(delivery -> delivery.notification().position())
                .toList();
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        deliveries.add(delivery);
        behaviour.on(delivery);
    }
}
