package dev.leat.sql;

import dev.leat.sql.Tree.Branch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Where a node keeps its child expressions: paths such as {@code left} or {@code
 * order_bys.orders[].expression}, in a fixed order.
 */
record Slots(List<String> paths) {
  Slots {
    paths = List.copyOf(paths);
  }

  static Slots of(String... paths) {
    return new Slots(List.of(paths));
  }

  List<Branch> read(Branch node) {
    List<Branch> children = new ArrayList<>();
    for (String path : paths) {
      read(node, path, children);
    }
    return children;
  }

  /** The node with its children replaced, in the order in which {@link #read} gives them. */
  Branch write(Branch node, Iterator<Branch> children) {
    Branch written = node;
    for (String path : paths) {
      written = write(written, path, children);
    }
    return written;
  }

  private static void read(Branch node, String path, List<Branch> into) {
    String head = head(path);
    String rest = rest(path);
    for (Branch child : isList(head) ? node.branches(name(head)) : single(node, head)) {
      if (rest.isEmpty()) {
        into.add(child);
      } else {
        read(child, rest, into);
      }
    }
  }

  private static Branch write(Branch node, String path, Iterator<Branch> children) {
    String head = head(path);
    String rest = rest(path);
    if (isList(head)) {
      return node.mapBranches(name(head), child -> replaced(child, rest, children));
    }
    return node.mapBranch(head, child -> replaced(child, rest, children));
  }

  private static Branch replaced(Branch child, String rest, Iterator<Branch> children) {
    return rest.isEmpty() ? children.next() : write(child, rest, children);
  }

  private static List<Branch> single(Branch node, String name) {
    return node.at(name) instanceof Branch child ? List.of(child) : List.of();
  }

  private static String head(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static String rest(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1);
  }

  private static boolean isList(String head) {
    return head.endsWith("[]");
  }

  private static String name(String head) {
    return head.substring(0, head.length() - 2);
  }
}
