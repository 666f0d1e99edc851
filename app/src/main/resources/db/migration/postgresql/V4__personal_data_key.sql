-- What is kept of the key of each domain event that has personal data, which are unreadable without it. Rows are deleted
-- when such data are erased. In the order of the log, so that an append writes at the end of both tables.
create table personal_data_key (
    event_position bigint primary key,
    kept           bytea  not null
);

-- Erasures are few, and all a reader needs to find.
create index personal_data_erasure on domain_event (event_id, version) where type = 'personal-data-erased';
