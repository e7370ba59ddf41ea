package dev.leat.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A syntax tree as the parser gave it: named branches, lists and leaves, immutable.
 *
 * <p>It keeps everything, also what {@link Expression} has no record for, so a rewritten tree loses
 * nothing. Its text form is JSON ({@link TreeReader}, {@link TreeWriter}).
 */
public sealed interface Tree {
  /** The tree of nothing, JSON's {@code null}. */
  Tree NOTHING = new Nothing();

  /** Children by name, in the parser's order. */
  record Branch(Map<String, Tree> children) implements Tree {
    public Branch {
      children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    /** The child of that name; {@link #NOTHING} when there is none. */
    public Tree at(String name) {
      return children.getOrDefault(name, NOTHING);
    }

    /** The child of that name as a branch; an empty one when it is none. */
    public Branch branch(String name) {
      return at(name) instanceof Branch branch ? branch : EMPTY;
    }

    /** The list of that name; empty when there is none. */
    public List<Tree> items(String name) {
      return at(name) instanceof Items(List<Tree> items) ? items : List.of();
    }

    /** The list of that name, as far as it has branches. */
    public List<Branch> branches(String name) {
      return items(name).stream().filter(Branch.class::isInstance).map(Branch.class::cast).toList();
    }

    /** The texts of the list of that name. */
    public List<String> texts(String name) {
      return items(name).stream()
          .filter(Text.class::isInstance)
          .map(item -> ((Text) item).text())
          .toList();
    }

    /** The text of that name; empty when there is none. */
    public String text(String name) {
      return at(name) instanceof Text(String text) ? text : "";
    }

    public boolean flag(String name) {
      return at(name) instanceof Flag(boolean value) && value;
    }

    public boolean has(String name) {
      return at(name) instanceof Branch;
    }

    public Branch with(String name, Tree child) {
      Map<String, Tree> changed = new LinkedHashMap<>(children);
      changed.put(name, child);
      return new Branch(changed);
    }

    public Branch with(String name, List<? extends Tree> items) {
      return with(name, new Items(List.copyOf(items)));
    }

    /** This branch with the child of that name changed, if it is a branch. */
    public Branch mapBranch(String name, UnaryOperator<Branch> change) {
      return at(name) instanceof Branch child ? with(name, change.apply(child)) : this;
    }

    /** This branch with the branches in the list of that name changed. */
    public Branch mapBranches(String name, UnaryOperator<Branch> change) {
      if (!(at(name) instanceof Items(List<Tree> items)) || items.isEmpty()) {
        return this;
      }
      List<Tree> changed = new ArrayList<>();
      for (Tree item : items) {
        changed.add(item instanceof Branch branch ? change.apply(branch) : item);
      }
      return with(name, changed);
    }
  }

  /** Children in order. */
  record Items(List<Tree> items) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Text(String text) implements Tree {}

  /** A number as it was written. */
  record Digits(String digits) implements Tree {}

  record Flag(boolean value) implements Tree {}

  record Nothing() implements Tree {}

  /** A branch without children. */
  Branch EMPTY = new Branch(Map.of());
}
