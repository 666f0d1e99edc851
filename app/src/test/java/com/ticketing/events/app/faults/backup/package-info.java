/** Black-box tests of backups and restores, with processes killed in the middle. */
@NullMarked
package com.ticketing.events.app.faults.backup;

import org.jspecify.annotations.NullMarked;
