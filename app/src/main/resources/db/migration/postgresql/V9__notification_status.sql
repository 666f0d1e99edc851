-- The status of the Event after the domain event. Null in rows of earlier releases.
alter table notification_delivery add column status text collate "C";
