-- which days differ from the weekly rhythm: each version whole, and never changed
create table workday_calendar (
    version     bigint       primary key,
    imported_at timestamp with time zone not null,
    imported_by varchar(255) not null,
    source      varchar(500)
);

create table workday_exception (
    version      bigint      not null references workday_calendar (version),
    calendar_day date        not null,
    kind         varchar(4)  not null check (kind in ('rest', 'work')),
    holiday      varchar(60) not null,
    primary key (version, calendar_day)
);
