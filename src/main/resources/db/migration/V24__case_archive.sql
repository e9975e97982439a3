-- cases that the engine has let go: where the pack of evidence is that holds the rows of the journal up to journal_seq
create table case_archive (
    case_number varchar(60) primary key,
    -- of the content in the storage of materials
    id varchar(36) not null unique,
    archived_at timestamp with time zone not null,
    -- the last row that left, with its hash: to this the rows that stay are chained
    journal_seq bigint not null,
    journal_hash varchar(64) not null,
    -- the newest seal in the pack; it covers that row
    seal bigint not null,
    -- of the pack as it was written
    size_bytes bigint not null,
    sha256 char(64) not null,
    storage varchar(20) not null,
    -- null once the case is forgotten and the pack deleted
    data_key varchar(500)
);
