-- who works the tasks of somebody who is away; one period for each account, days included
create table absence (
    account_id varchar(64) not null primary key,
    substitute_id varchar(64) not null,
    first_day date not null,
    last_day date not null,
    filter_id varchar(64),
    recorded_at timestamp with time zone not null,
    recorded_by varchar(64) not null,
    check (first_day <= last_day),
    check (account_id <> substitute_id)
);
create index absence_substitute on absence (substitute_id);
create index absence_last_day on absence (last_day);
