-- The trace context of the command that caused the domain event. Null without a trace and in rows of earlier releases.
alter table notification_delivery add column traceparent text collate "C";
