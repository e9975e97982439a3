-- a part of a name among a million is found by the pairs of neighbouring characters: trigrams need three of them, and in a
-- database of locale C they know ASCII letters only
create function name_pairs(name text) returns text[] language sql immutable strict parallel safe cost 1000 as $$
    select array_agg(distinct substr(name, place, 2)) from generate_series(1, length(name) - 1) place
$$;
create index case_record_applicant on case_record using gin (name_pairs(applicant));
create index case_record_departments on case_record using gin (string_to_array(departments, '|'));
-- few cases are stuck at a time
create index case_record_incident on case_record (opened_at, case_number) where incidents > 0;
