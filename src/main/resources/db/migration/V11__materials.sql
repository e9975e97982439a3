-- what applicants hand in with a case, every version; the content is in the storage that the row names
create table material (
    id varchar(36) primary key,
    case_number varchar(60) not null,
    municipality varchar(64) not null,
    code varchar(64) not null,
    -- counts per case and code from 1; a version is never replaced
    version integer not null,
    file_name varchar(200) not null,
    media_type varchar(100) not null,
    -- of the file as it was handed in
    size_bytes bigint not null,
    sha256 char(64) not null,
    -- an account, or applicant
    uploaded_by varchar(255) not null,
    uploaded_at timestamp with time zone not null,
    -- clean, or unscanned where no scanner is configured
    scan varchar(20) not null,
    storage varchar(20) not null,
    -- encrypted; forgotten with the row
    data_key varchar(500) not null,
    unique (case_number, code, version)
);

-- storage "database": the encrypted file in pieces
create table material_piece (
    material_id varchar(36) not null,
    position integer not null,
    bytes bytea not null,
    primary key (material_id, position)
);
