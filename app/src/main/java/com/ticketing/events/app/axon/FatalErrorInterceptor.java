package com.ticketing.events.app.axon;

import com.ticketing.events.supervision.Loop;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Ends the process when an event handler throws a fatal error, which Axon would only log. */
final class FatalErrorInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    private final Loop loop;

    FatalErrorInterceptor(Loop loop) {
        this.loop = loop;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            loop.throwInjected();
            return chain.proceed();
        } catch (VirtualMachineError e) {
            loop.count(e);
            throw e;
        }
    }
}
