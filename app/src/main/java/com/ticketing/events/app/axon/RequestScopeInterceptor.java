package com.ticketing.events.app.axon;

import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.RequestScope;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Opens the scope of the request that caused a domain event while its event handlers run. */
final class RequestScopeInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try (var _ = RequestScope.of(Cause.of(unitOfWork.getMessage().getMetaData()))) {
            return chain.proceed();
        }
    }
}
