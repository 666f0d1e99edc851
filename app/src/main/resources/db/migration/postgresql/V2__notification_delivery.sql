-- Up to where each channel has recorded its deliveries. Written together with them.
create table notification_channel (
    channel        text collate "C" primary key,
    recorded_up_to bigint not null
);

-- What was, is and has to be sent: each notification once per channel. Rows stay.
create table notification_delivery (
    -- Of the domain event.
    position        bigint not null,
    channel         text collate "C" not null,
    event_id        text collate "C" not null,
    type            text collate "C" not null,
    -- Instants are UTC with nine digits of a second, here and below, so that the order of the text is the order of time.
    at              text collate "C" not null,
    text            text not null,
    state           text collate "C" not null check (state in ('pending', 'sent', 'dead')),
    attempts        bigint not null,
    -- When it is due; while an attempt is under way, when that counts as lost. Null unless pending.
    next_attempt_at text collate "C",
    last_error      text,
    created_at      text collate "C" not null,
    updated_at      text collate "C" not null,
    primary key (position, channel),
    check ((state = 'pending') = (next_attempt_at is not null))
);

create index notification_delivery_due on notification_delivery (channel, next_attempt_at)
    where state = 'pending';

create index notification_delivery_dead on notification_delivery (position, channel)
    where state = 'dead';

-- Small because rows leave it: an index of all by the random event_id would touch a page of its own with every row.
create index notification_delivery_order on notification_delivery (event_id, channel, position)
    where state = 'pending';
