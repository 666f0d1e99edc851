alter table domain_event alter column hash set not null;
