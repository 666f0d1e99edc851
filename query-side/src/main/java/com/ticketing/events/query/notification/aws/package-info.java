/** Parts of the channels on AWS: clients and the failures of their calls. */
@NullMarked
package com.ticketing.events.query.notification.aws;

import org.jspecify.annotations.NullMarked;
