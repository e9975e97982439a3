create table case_sequence (
    prefix      varchar(40) primary key,
    last_number bigint      not null
);

-- one row per case; the place to lock when several transactions act on the same case
create table case_record (
    case_number         varchar(60)  primary key,
    procedure_key       varchar(100) not null,
    municipality        varchar(40)  not null,
    process_instance_id varchar(64)  not null unique,
    query_code          varchar(20)  not null,
    opened_at           timestamp with time zone not null
);
