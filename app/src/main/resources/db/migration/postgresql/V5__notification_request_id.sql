-- The id of the request that caused the domain event, for log lines. Null in rows of earlier releases.
alter table notification_delivery add column request_id text collate "C";
