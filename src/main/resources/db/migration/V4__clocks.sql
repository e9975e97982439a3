-- what happened to a clock; rows are only ever added
create table clock_event (
    case_number varchar(60)  not null,
    clock       varchar(200) not null,
    seq         integer      not null,
    kind        varchar(10)  not null check (kind in ('started', 'paused', 'resumed', 'extended', 'stopped')),
    happened_at timestamp with time zone not null,
    amount      integer,
    unit        varchar(10),
    reason      varchar(4000),
    basis       varchar(1000),
    actor       varchar(255) not null,
    primary key (case_number, clock, seq)
);

-- what the events of a clock come to by the calendar of calendar_version; always to be had again from clock_event
create table case_clock (
    case_number          varchar(60)  not null,
    clock                varchar(200) not null,
    procedure_key        varchar(100) not null,
    step                 varchar(100) not null,
    step_name            varchar(255) not null,
    process_instance_id  varchar(64)  not null,
    activity_instance_id varchar(64),
    amount               integer      not null,
    unit                 varchar(10)  not null,
    extension            integer,
    basis                varchar(1000),
    last_seq             integer      not null,
    state                varchar(10)  not null check (state in ('running', 'paused', 'stopped')),
    due_day              date,
    due_at               timestamp with time zone,
    provisional          boolean      not null,
    yellow_at            timestamp with time zone,
    orange_at            timestamp with time zone,
    -- the last level that was told, and when the next one has to be; null where there is nothing left to tell
    announced            varchar(10)  not null check (announced in ('green', 'yellow', 'orange', 'red')),
    next_at              timestamp with time zone,
    -- null once stopped: what has ended is not counted again
    calendar_version     bigint,
    -- after a failure of the sweeper
    attempts             integer      not null,
    retry_at             timestamp with time zone,
    primary key (case_number, clock)
);
create index case_clock_next on case_clock (next_at);
create index case_clock_calendar on case_clock (calendar_version);
