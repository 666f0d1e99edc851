/** SMTP channel: notifications as mails through a mail server. */
@NullMarked
package com.ticketing.events.query.notification.smtp;

import org.jspecify.annotations.NullMarked;
