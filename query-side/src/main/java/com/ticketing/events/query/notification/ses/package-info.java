/** SES channel: notifications as mails by AWS SES. */
@NullMarked
package com.ticketing.events.query.notification.ses;

import org.jspecify.annotations.NullMarked;
