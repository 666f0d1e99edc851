package com.ticketing.events.app.personaldata.wrapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key register without a database. */
final class InMemoryKeyRegister implements KeyRegister {

    private final Map<String, WrappedKey> checkValues = new ConcurrentHashMap<>();

    @Override
    public List<WrappedKey> checkValues() {
        return List.copyOf(checkValues.values());
    }

    @Override
    public void add(WrappedKey checkValue) {
        checkValues.putIfAbsent(checkValue.keyId(), checkValue);
    }
}
