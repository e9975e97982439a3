-- the head of each case's chain: a tail that was cut off is seen
alter table case_record add column journal_seq bigint default 0 not null;
alter table case_record add column journal_hash varchar(64)
    default '0000000000000000000000000000000000000000000000000000000000000000' not null;

-- one row per command and case; case_number 'installation' for what belongs to no case
create table case_journal (
    case_number varchar(60)  not null,
    seq         bigint       not null,
    happened_at timestamp with time zone not null,
    node        varchar(100) not null,
    actor       varchar(255) not null,
    command     varchar(100) not null,
    events      text         not null,
    prev_hash   varchar(64)  not null,
    hash        varchar(64)  not null,
    primary key (case_number, seq)
);

create table installation_record (
    id           integer     primary key,
    journal_seq  bigint      not null,
    journal_hash varchar(64) not null
);
insert into installation_record (id, journal_seq, journal_hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
