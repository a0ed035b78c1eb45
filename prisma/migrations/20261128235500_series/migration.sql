-- What lies in a bucket of time was a row of its own: ten thousand of them a run, each with a check of its run and a place in
-- an index by name, took as long to write as everything else of the stage. Now a row holds the whole series, in arrays that
-- go side by side, ascending by bucket. Under the names of the tables are views of the single buckets.
create table severity_series (
    run_id integer not null references runs (id) on delete cascade on update cascade,
    system text not null,
    buckets integer[],
    errors integer[],
    warnings integer[],
    others integer[],
    constraint severity_series_pkey primary key (run_id, system)
);

create table finding_series (
    run_id integer not null references runs (id) on delete cascade on update cascade,
    problem_id integer not null,
    anomaly_id integer not null,
    system text not null,
    buckets integer[],
    records integer[],
    first_micros bigint[],
    last_micros bigint[],
    constraint finding_series_pkey primary key (run_id, problem_id, anomaly_id, system)
);

insert into severity_series
select run_id, system, array_agg(bucket order by bucket), array_agg(errors order by bucket), array_agg(warnings order by bucket), array_agg(others order by bucket)
  from severity_buckets group by run_id, system;

insert into finding_series
select run_id, problem_id, anomaly_id, system, array_agg(bucket order by bucket), array_agg(records order by bucket), array_agg(first_micros order by bucket), array_agg(last_micros order by bucket)
  from finding_buckets group by run_id, problem_id, anomaly_id, system;

-- A run that is being classified again may yet have its earlier result back.
update run_kept_rows k
   set table_name = 'finding_series',
       rows = coalesce((
         select jsonb_agg(to_jsonb(s))
           from (select run_id, problem_id, anomaly_id, system, array_agg(bucket order by bucket) as buckets, array_agg(records order by bucket) as records,
                        array_agg(first_micros order by bucket) as first_micros, array_agg(last_micros order by bucket) as last_micros
                   from jsonb_populate_recordset(null::finding_buckets, k.rows) group by run_id, problem_id, anomaly_id, system) s), '[]')
 where table_name = 'finding_buckets';

drop table severity_buckets;
drop table finding_buckets;

create view severity_buckets as
select s.run_id, b.bucket, s.system, b.errors, b.warnings, b.others
  from severity_series s, unnest(s.buckets, s.errors, s.warnings, s.others) as b (bucket, errors, warnings, others);

create view finding_buckets as
select s.run_id, s.problem_id, s.anomaly_id, s.system, b.bucket, b.records, b.first_micros, b.last_micros
  from finding_series s, unnest(s.buckets, s.records, s.first_micros, s.last_micros) as b (bucket, records, first_micros, last_micros);

-- Packing a part's counts took longer than everything else that is written of it.
alter table run_parts alter column cells set storage external;
