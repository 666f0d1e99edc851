package com.ticketing.events.app.http.position;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.text.LogPositionHeader;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code Event-Log-Position} to the responses of commands that have none, such as refusals: the head of the log
 * that this node knows when the response is committed.
 */
public final class CommandPositionHandler extends Handler.Wrapper {

    private final EventLog log;

    public CommandPositionHandler(EventLog log, Handler handler) {
        super(handler);
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, isCommand(request) ? new CommandResponse(request, response) : response, callback);
    }

    /** The reads of the command side are queries. */
    private static boolean isCommand(Request request) {
        return !Side.isRead(request.getMethod())
                && Side.of(request.getMethod(), Request.getPathInContext(request))
                        .equals(Optional.of(Side.COMMAND));
    }

    private final class CommandResponse extends Response.Wrapper {

        CommandResponse(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (!isCommitted() && !getHeaders().contains(LogPositionHeader.NAME)) {
                getHeaders().add(LogPositionHeader.NAME, Long.toString(log.headPosition()));
            }
            super.write(last, content, callback);
        }
    }
}
