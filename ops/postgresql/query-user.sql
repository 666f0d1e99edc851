-- Database user of query nodes: reads the event log and nothing else.
-- Run in the database of the event log, after a command node has started there once, as the user of the command nodes:
-- that user owns the tables, and those of later versions get the same grant. The first line needs CREATEROLE.
create role event_queries login;
grant select on all tables in schema public to event_queries;
alter default privileges in schema public grant select on tables to event_queries;
