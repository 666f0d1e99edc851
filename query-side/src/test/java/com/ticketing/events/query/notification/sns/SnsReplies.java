package com.ticketing.events.query.notification.sns;

import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import com.ticketing.events.query.notification.channel.HttpReceiver.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Responses of SNS's query protocol as AWS documents them, and the parameters of its requests. */
final class SnsReplies {

    static final Reply ACCEPTED = Reply.of(200, """
                    <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                      <PublishResult>
                        <MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId>
                      </PublishResult>
                      <ResponseMetadata>
                        <RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId>
                      </ResponseMetadata>
                    </PublishResponse>
                    """, "Content-Type: text/xml");

    private SnsReplies() {}

    /** An error response. */
    static Reply error(int status, String code, String... headers) {
        return Reply.of(status, """
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                  <Error>
                    <Type>Sender</Type>
                    <Code>%s</Code>
                    <Message>hush of the response</Message>
                  </Error>
                  <RequestId>9dd01905-5012-5f99-8663-4b3ecd0dfaef</RequestId>
                </ErrorResponse>
                """.formatted(code), headers);
    }

    /** The parameters in the body of a request. */
    static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : request.text().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
