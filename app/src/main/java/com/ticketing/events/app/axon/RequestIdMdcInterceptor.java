package com.ticketing.events.app.axon;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.app.http.RequestId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.MDC;

/** Sets the request id of a domain event's metadata in the MDC while its event handlers run. */
final class RequestIdMdcInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object requestId = unitOfWork.getMessage().getMetaData().get(EventMetadata.REQUEST_ID);
        try (var _ = MDC.putCloseable(RequestId.MDC_KEY, requestId == null ? "" : requestId.toString())) {
            return chain.proceed();
        }
    }
}
