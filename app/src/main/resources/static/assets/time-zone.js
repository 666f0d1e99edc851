/** The visitor's IANA time zone, such as Europe/Berlin; UTC, in which the browser formats, if it is unknown. */
export const ZONE = knownZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);

let isRefused = false;

/**
 * The value of `tz` in a request for a zone: the zone; empty, for the default of the service, if it is the visitor's
 * and the service has refused it, because its version of the IANA database is older than the browser's.
 */
export function requestZone(zone = ZONE) {
  return isRefused && zone === ZONE ? "" : zone;
}

/**
 * Records that the service has refused a zone.
 *
 * @returns whether the request can be repeated with another {@link requestZone}
 */
export function refuseZone(zone) {
  isRefused ||= zone === ZONE;
  return requestZone(zone) !== zone;
}

function knownZone(zone) {
  return zone === undefined || zone === "Etc/Unknown" ? "UTC" : zone;
}
