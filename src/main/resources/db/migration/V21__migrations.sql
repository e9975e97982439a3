-- running cases moved to another version of their process: proposed by a designer, carried out by an operator
create table case_migration (
    id varchar(36) primary key,
    from_definition varchar(255) not null,
    to_definition varchar(255) not null,
    -- JSON: ids of elements by what stands for them in the other version
    mapping varchar(8000) not null,
    reason varchar(500) not null,
    proposed_by varchar(255) not null,
    proposed_at timestamp with time zone not null,
    carried_out_by varchar(255),
    carried_out_at timestamp with time zone,
    carried_out_reason varchar(500),
    batch_id varchar(64) unique
);
create index case_migration_newest on case_migration (proposed_at);

-- the cases that were to be moved when it was carried out, with why some were left where they were
create table case_migration_case (
    migration_id varchar(36) not null,
    process_instance_id varchar(64) not null,
    case_number varchar(60) not null,
    municipality varchar(64) not null,
    problem varchar(2000),
    primary key (migration_id, process_instance_id),
    constraint case_migration_case_of foreign key (migration_id) references case_migration (id)
);
