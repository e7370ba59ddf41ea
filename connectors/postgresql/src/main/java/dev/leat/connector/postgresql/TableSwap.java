package dev.leat.connector.postgresql;

import dev.leat.connector.jdbc.Replacement;
import dev.leat.connector.jdbc.Session;
import dev.leat.connector.jdbc.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that is filled beside its target and then renamed to it, which leaves no dead rows
 * behind. Only for a target that nothing hangs on: what PostgreSQL binds to a table and not to its
 * name (indexes, keys, views, triggers, policies, sequences, publications) would go with the old
 * one. Its grants and its comment are carried over; defaults and not-null come by LIKE.
 */
final class TableSwap implements Replacement {
  private static final int LONGEST_NAME = 63;
  private static final String PREFIX = "leat_new_";

  private final Session session;
  private final TableName target;
  private final TableName table;
  private final long replaced;

  private TableSwap(Session session, TableName target, TableName table, long replaced) {
    this.session = session;
    this.target = target;
    this.table = table;
    this.replaced = replaced;
  }

  static Optional<Replacement> of(Session session, TableName target) {
    // Against writers, so that what is counted is what goes; readers go on.
    session.execute("LOCK TABLE " + target.sql() + " IN SHARE ROW EXCLUSIVE MODE");
    if (!standsAlone(session, target)) {
      return Optional.empty();
    }
    long replaced =
        session.query("SELECT count(*) FROM " + target.sql(), row -> row.getLong(1)).getFirst();
    TableName table = new TableName(target.schema(), cut(PREFIX + target.table()));
    session.execute("CREATE TABLE " + table.sql() + " (LIKE " + target.sql() + " INCLUDING ALL)");
    return Optional.of(new TableSwap(session, target, table, replaced));
  }

  @Override
  public TableName table() {
    return table;
  }

  @Override
  public long replaced() {
    return replaced;
  }

  @Override
  public void install() {
    List<String> carriedOver = new ArrayList<>(grants());
    carriedOver.addAll(comment());
    session.execute("DROP TABLE " + target.sql());
    session.execute("ALTER TABLE " + table.sql() + " RENAME TO " + TableName.quote(target.table()));
    carriedOver.forEach(session::execute);
  }

  private List<String> grants() {
    return session.query(
        """
        SELECT format('GRANT %s ON TABLE %s TO %s%s', a.privilege_type, c.oid::regclass,
                 CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
                 CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_class c
        CROSS JOIN LATERAL aclexplode(c.relacl) a
        LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.oid = to_regclass(?) AND a.grantee <> c.relowner""",
        row -> row.getString(1), target.sql());
  }

  private List<String> comment() {
    return session.query(
        """
        SELECT format('COMMENT ON TABLE %s IS %L', c.oid::regclass, obj_description(c.oid, 'pg_class'))
        FROM pg_class c
        WHERE c.oid = to_regclass(?) AND obj_description(c.oid, 'pg_class') IS NOT NULL""",
        row -> row.getString(1), target.sql());
  }

  private static boolean standsAlone(Session session, TableName target) {
    return !session
        .query(
            """
            SELECT 1 FROM pg_class c
            WHERE c.oid = to_regclass(?)
              AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.reloptions IS NULL
              AND c.reltablespace = 0 AND c.reloftype = 0 AND c.relreplident = 'd'
              AND NOT c.relispartition AND NOT c.relrowsecurity
              AND c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
              AND NOT EXISTS (
                SELECT 1 FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent))
              AND NOT EXISTS (
                SELECT 1 FROM pg_attribute a
                WHERE a.attrelid = c.oid AND (a.attacl IS NOT NULL OR a.attidentity <> ''))
              AND NOT EXISTS (
                SELECT 1 FROM pg_depend d
                LEFT JOIN pg_constraint k
                  ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
                  AND d.deptype <> 'i'
                  AND d.classid <> 'pg_attrdef'::regclass
                  AND k.contype IS DISTINCT FROM 'n')""",
            row -> row.getInt(1),
            target.sql())
        .isEmpty();
  }

  /** To what PostgreSQL keeps of a name, counted in bytes; characters outside ASCII are dropped. */
  private static String cut(String name) {
    String ascii = name.replaceAll("[^\\x20-\\x7e]", "");
    return ascii.substring(0, Math.min(ascii.length(), LONGEST_NAME));
  }
}
