package dev.leat.testing.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements over the contract's relations, and what every engine says of them. A {@code ^} in a
 * wrong statement is not part of it: it stands before each place a problem is told of.
 */
final class SqlCases {
  private SqlCases() {}

  /** A statement with problems: their codes in the order of their places. */
  record Wrong(String marked, List<String> codes) {
    String sql() {
      return marked.replace("^", "");
    }

    List<Integer> offsets() {
      List<Integer> offsets = new ArrayList<>();
      for (int i = 0; i < marked.length(); i++) {
        if (marked.charAt(i) == '^') {
          offsets.add(i - offsets.size());
        }
      }
      return offsets;
    }

    @Override
    public String toString() {
      return marked;
    }
  }

  /** A statement that means something: its columns as text. */
  record Right(String sql, String columns) {
    @Override
    public String toString() {
      return sql;
    }
  }

  static List<Wrong> wrongNames() {
    return List.of(
        wrong("select ^custmer_id from orders", "unknown-column"),
        wrong("select 'é€😀', ^custmer_id from orders", "unknown-column"),
        wrong("select 'ü' as \"größe\", o.^nope from orders o", "unknown-column"),
        wrong("select o.^\"no pe\" from orders o", "unknown-column"),
        wrong("select id from orders where ^sied = 'buy'", "unknown-column"),
        wrong("select id from orders order by ^nope", "unknown-column"),
        wrong("select side from orders group by ^sied", "unknown-column"),
        wrong("select sum(^prise) from orders", "unknown-column"),
        wrong(
            "select ^id from orders o join customers c on o.customer_id = c.^idd",
            "ambiguous-column",
            "unknown-column"),
        wrong("select a.x from (select id as x, ^prise from orders) a", "unknown-column"),
        wrong("with t as (select id from customers) select t.^foo from t", "unknown-column"),
        wrong(
            "with t as (select ^nme from customers) select t.^foo from t",
            "unknown-column",
            "unknown-column"),
        wrong(
            "select sum(price) over (partition by ^sied order by ^ordered_att) from orders",
            "unknown-column",
            "unknown-column"),
        wrong("select (select max(^nope) from customers) from orders", "unknown-column"),
        wrong("select list_transform([1], lambda x: x + ^y) from orders", "unknown-column"),
        wrong("select ^nope", "unknown-column"),
        wrong("select ^x.id from orders o", "unknown-table"),
        wrong("select id from ^ordrs", "unknown-table"),
        wrong("select id from ^ordrs join ^custmers using (id)", "unknown-table", "unknown-table"),
        wrong("select 'ä' from ^\"no such table\"", "unknown-table"),
        wrong("select nope from ^ordrs", "unknown-table"),
        wrong("select ^lowr(side) from orders", "unknown-function"),
        wrong("select ^lowr(^sied) from orders", "unknown-function", "unknown-column"),
        wrong("select ^my_rank(id) over () from orders", "unknown-function"),
        wrong(
            "select ^a, ^b, ^lowr(side), o.^c, ^x.id from orders o where ^d > 1",
            "unknown-column",
            "unknown-column",
            "unknown-function",
            "unknown-column",
            "unknown-table",
            "unknown-column"),
        wrong("select ^id from orders o join customers c on o.id = c.id", "ambiguous-column"),
        wrong("select id, ^side from orders group by id", "not-grouped"),
        wrong("select sum(price) from orders having ^side = 'x'", "not-grouped"));
  }

  static List<Wrong> wrongTypes() {
    return List.of(
        wrong("select id from orders union all select ^day from orders", "type-mismatch"),
        wrong("select id from orders union select ^side from orders", "type-mismatch"),
        wrong("select day from orders union all select ^ordered_at from orders", "type-mismatch"),
        wrong("select paid from orders except select ^id from orders", "type-mismatch"),
        wrong("select id from orders intersect select ^side from orders", "type-mismatch"),
        wrong(
            "select id from orders union all select id from customers union all select ^name from"
                + " customers",
            "type-mismatch"),
        wrong(
            "select id as a from orders union all by name select ^side as a from orders",
            "type-mismatch"),
        wrong("values (1, 'a'), (2, ^3)", "type-mismatch"),
        wrong("select id from orders where id = ^'5'", "type-mismatch"),
        wrong("select id from orders where ^'5' < id", "type-mismatch"),
        wrong("select id from orders where side = ^1", "type-mismatch"),
        wrong("select id from orders where day = ^items", "type-mismatch"),
        wrong("select id from orders where side > ^day", "type-mismatch"),
        wrong("select id from orders where paid = ^1", "type-mismatch"),
        wrong("select id from orders where day > ^'yesterday'", "bad-constant"),
        wrong("select id from orders where ordered_at < ^'2020-13-01'", "bad-constant"),
        wrong("select id from orders where id in (1, ^'2', 3)", "type-mismatch"),
        wrong("select id from orders where id not in (^'2')", "type-mismatch"),
        wrong("select id from orders where day in ('2020-01-01', ^'x')", "bad-constant"),
        wrong(
            "select id from orders where items between ^'1' and ^'5'",
            "type-mismatch",
            "type-mismatch"),
        wrong("select id from orders where ^id", "type-mismatch"),
        wrong("select id from orders where paid and ^items", "type-mismatch"),
        wrong("select id from orders where not ^items", "type-mismatch"),
        wrong("select side from orders group by side having ^count(*)", "type-mismatch"),
        wrong("select case when paid then day else ^side end from orders", "type-mismatch"),
        wrong("select case side when ^1 then 'a' end from orders", "type-mismatch"),
        wrong("select coalesce(items, ^'x') from orders", "type-mismatch"),
        wrong("select nullif(side, ^1) from orders", "type-mismatch"),
        wrong("select greatest(day, ^items) from orders", "type-mismatch"),
        wrong("select ^side + 1 from orders", "type-mismatch"),
        wrong("select price * ^'2' from orders", "type-mismatch"),
        wrong("select ^lower(id) from orders", "type-mismatch"),
        wrong("select ^sum(side) from orders", "type-mismatch"),
        wrong("select 'é' || side, ^sum(side) from orders", "type-mismatch"),
        wrong("select * from orders o join customers c on o.id = ^c.name", "type-mismatch"),
        wrong(
            "select id from orders where customer_id in ^(select name from customers)",
            "type-mismatch"),
        wrong(
            "select ^side + 1, ^lower(id), ^sum(side), ^nope from orders where id = ^'x'",
            "type-mismatch",
            "type-mismatch",
            "type-mismatch",
            "unknown-column",
            "type-mismatch"),
        wrong("^select map {'a': 1} as m", "unportable-type"),
        wrong(
            "select ^cast(weight as decimal(38,30)) * cast(weight as decimal(38,30)) from orders",
            "decimal-scale"));
  }

  static List<Wrong> forbidden() {
    return List.of(
        wrong("select ^now() from orders", "forbidden-function"),
        wrong("select ^today()", "forbidden-function"),
        wrong("select 'ö', ^current_timestamp from orders", "forbidden-function"),
        wrong("select ^current_date", "forbidden-function"),
        wrong("select ^localtimestamp", "forbidden-function"),
        wrong("select ^get_current_timestamp()", "forbidden-function"),
        wrong("select ^random()", "forbidden-function"),
        wrong("select ^uuid()", "forbidden-function"),
        wrong("select ^gen_random_uuid()", "forbidden-function"),
        wrong("select ^setseed(0.5)", "forbidden-function"),
        wrong("select id from orders order by ^random()", "forbidden-function"),
        wrong("select ^getenv('HOME')", "forbidden-function"),
        wrong("select ^current_setting('threads')", "forbidden-function"),
        wrong("select * from ^read_csv('a.csv')", "forbidden-function"),
        wrong("select * from ^read_parquet('a.parquet')", "forbidden-function"),
        wrong("select * from ^glob('*')", "forbidden-function"),
        wrong("select * from ^'a.csv'", "forbidden-table"),
        wrong("select * from orders, ^\"data/a.parquet\"", "forbidden-table"),
        wrong("select * from ^duckdb_tables()", "forbidden-function"),
        wrong("select * from ^duckdb_settings()", "forbidden-function"),
        wrong("select * from ^information_schema.tables", "forbidden-table"),
        wrong("select * from ^sqlite_master", "forbidden-table"),
        wrong("select id from ^main.orders", "forbidden-table"),
        wrong("select id from ^orders tablesample 10%", "forbidden-sample"),
        wrong("select ^leat_secret()", "reserved-name"),
        wrong("select id from orders where side = ^'x' collate nocase", "forbidden-collation"),
        wrong("select id from orders where id = ^$1", "parameter"),
        wrong("^attach 'x.db'", "not-a-query"),
        wrong("^copy orders to 'x.csv'", "not-a-query"),
        wrong("^set threads = 1", "not-a-query"),
        wrong("^pragma version", "not-a-query"),
        wrong("^install httpfs", "not-a-query"),
        wrong("^create table x (a integer)", "not-a-query"),
        wrong("^drop table orders", "not-a-query"),
        wrong("^insert into orders select * from orders", "not-a-query"),
        wrong("^delete from orders", "not-a-query"),
        wrong("^select 1; select 2", "not-one-query"),
        wrong("^", "not-one-query"),
        wrong("^-- only a comment", "not-one-query"),
        wrong("^selct 1", "syntax"),
        wrong("select id fro ^orders", "syntax"),
        wrong("select 'ü😀', (id ^from orders", "syntax"));
  }

  static List<Right> right() {
    return List.of(
        right("select id, side from orders", "id bigint, side varchar"),
        right("SELECT ID, Orders.Side FROM ORDERS", "id bigint, side varchar"),
        right("select price * quantity as x from orders", "x decimal(38,8)"),
        right("select price * quantity * -1 as x from orders", "x decimal(38,8)"),
        right(
            "select price * quantity * case side when 'buy' then -1 else 1 end as x from orders",
            "x decimal(38,8)"),
        right("select price * items as x from orders", "x decimal(38,4)"),
        right("select 2 * price as x from orders", "x decimal(38,4)"),
        right(
            "select price + 1 as x, price - quantity as y from orders",
            "x decimal(38,4), y decimal(38,4)"),
        right("select price / quantity as x from orders", "x decimal(38,10)"),
        right(
            "select price / 3 as x, 1 / price as y from orders",
            "x decimal(38,10), y decimal(38,10)"),
        right("select price * weight as x, price / weight as y from orders", "x double, y double"),
        right("select items / 2 as x from orders", "x double"),
        right("select sum(price) as x from orders", "x decimal(38,4)"),
        right(
            "select sum(items) as x, sum(id) as y, sum(weight) as z from orders",
            "x bigint, y bigint, z double"),
        right("select avg(price) as x, avg(items) as y from orders", "x decimal(38,10), y double"),
        right("select avg(price) over (partition by side) as x from orders", "x decimal(38,10)"),
        right("select sum(items) over (order by id) as x from orders", "x bigint"),
        right("select count(*) as n, count(distinct side) as d from orders", "n bigint, d bigint"),
        right("select min(day) as a, max(ordered_at) as b from orders", "a date, b timestamp"),
        right("select date_trunc('week', ordered_at) as w from orders", "w timestamp"),
        right("select date_trunc('month', day) as m from orders", "m timestamp"),
        right("select cast(date_trunc('week', ordered_at) as date) as w from orders", "w date"),
        right("select extract(year from day) as y from orders", "y bigint"),
        right("select items::smallint as s, weight::float as f from orders", "s integer, f double"),
        right(
            "select day + interval 1 month as d, day - day as n from orders",
            "d timestamp, n bigint"),
        right(
            "select id from orders where day >= '2020-01-01' and ordered_at < '2020-01-01 10:00'",
            "id bigint"),
        right("select id from orders where ordered_at > day", "id bigint"),
        right("select id from orders where weight = price and items < id", "id bigint"),
        right(
            "select id from orders where side is null or side like 'b%' or not paid", "id bigint"),
        right("select coalesce(side, null, 'x') as s from orders", "s varchar"),
        right("select case when paid then 1 end as x from orders", "x integer"),
        right("select side || id as k from orders", "k varchar"),
        right(
            "select id, null as x from orders union all select id, name from customers",
            "id bigint, x varchar"),
        right("select items from orders union all select id from customers", "items bigint"),
        right(
            "select id, name from customers union all by name select name, id from customers",
            "id bigint, name varchar"),
        right("with t as (select id as a from orders) select a from t", "a bigint"),
        right(
            "with orders as (select name from customers) select name from orders", "name varchar"),
        right(
            "with recursive r as (select 1 as a union all select a + 1 from r where a < 3) select a from r",
            "a integer"),
        right(
            "select o.id, c.name from orders o left join customers c on c.id = o.customer_id",
            "id bigint, name varchar"),
        right("select id, name from orders join customers using (id)", "id bigint, name varchar"),
        right(
            "select c.* from orders o join customers c using (id)",
            "id bigint, name varchar, since date"),
        right(
            "select (select max(since) from customers c where c.id = o.id) as s from orders o",
            "s date"),
        right(
            "select id from orders o where exists (select 1 from customers c where c.id = o.id)",
            "id bigint"),
        right(
            "select side, count(*) as n from orders group by all order by all",
            "side varchar, n bigint"),
        right(
            "select side, count(*) as n from orders group by 1 having n > 1 order by 2 desc",
            "side varchar, n bigint"),
        right("select price * 2 as p, p + 1 as q from orders", "p decimal(38,4), q decimal(38,4)"),
        right("select row_number() over (order by id) as n from orders qualify n = 1", "n bigint"),
        right(
            "select rank() over (order by price desc) as r, lag(day) over (order by id) as d from orders",
            "r bigint, d date"),
        right("select list_transform([1, 2], lambda x: x + 1) as l from orders", "l integer[]"),
        right("select {'a': id, 'b': side} as s from orders", "s struct(a bigint, b varchar)"),
        right("select n from generate_series(1, 3) t(n)", "n bigint"),
        right("select unnest([1, 2]) as n", "n integer"),
        right("select a from (values (1), (2)) v(a)", "a integer"),
        right("from customers", "id bigint, name varchar, since date"),
        right(
            "select leat_run_time() as t, leat_run_id() as i, leat_interval_start() as s, leat_interval_end() as e",
            "t timestamp, i varchar, s timestamp, e timestamp"),
        right("select id from orders -- a comment", "id bigint"),
        right("select id from orders;", "id bigint"));
  }

  private static Wrong wrong(String marked, String... codes) {
    return new Wrong(marked, List.of(codes));
  }

  private static Right right(String sql, String columns) {
    return new Right(sql, columns);
  }
}
