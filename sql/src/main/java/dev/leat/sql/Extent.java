package dev.leat.sql;

import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Digits;
import java.util.Optional;

/** The bytes of the source that a node and all below it came from. */
public record Extent(int start, int length) {

  /** The extent of a node; empty when the parser did not say. */
  public static Optional<Extent> of(Branch node) {
    return spanned(node);
  }

  /** The extent of the operator whose sign is at that byte. */
  public static Optional<Extent> ofOperatorAt(Tree tree, int position) {
    return switch (tree) {
      case Branch branch when branch.flag("is_operator") && location(branch) == position ->
          spanned(branch);
      case Branch branch ->
          branch.children().values().stream()
              .flatMap(child -> ofOperatorAt(child, position).stream())
              .findFirst();
      case Tree.Items(var items) ->
          items.stream().flatMap(child -> ofOperatorAt(child, position).stream()).findFirst();
      case Tree.Text _, Digits _, Tree.Flag _, Tree.Nothing _ -> Optional.empty();
    };
  }

  private int end() {
    return start + length;
  }

  private static Optional<Extent> spanned(Tree tree) {
    return switch (tree) {
      case Branch branch -> joined(own(branch), spannedAll(branch.children().values()));
      case Tree.Items(var items) -> spannedAll(items);
      case Tree.Text _, Digits _, Tree.Flag _, Tree.Nothing _ -> Optional.empty();
    };
  }

  private static Optional<Extent> spannedAll(Iterable<Tree> trees) {
    Optional<Extent> all = Optional.empty();
    for (Tree tree : trees) {
      all = joined(all, spanned(tree));
    }
    return all;
  }

  private static Optional<Extent> joined(Optional<Extent> first, Optional<Extent> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    int start = Math.min(first.get().start, second.get().start);
    int end = Math.max(first.get().end(), second.get().end());
    return Optional.of(new Extent(start, end - start));
  }

  private static Optional<Extent> own(Branch branch) {
    int start = location(branch);
    return start < 0
        ? Optional.empty()
        : Optional.of(new Extent(start, number(branch, "query_location_length")));
  }

  private static int location(Branch branch) {
    return number(branch, "query_location");
  }

  private static int number(Branch branch, String name) {
    return branch.at(name) instanceof Digits(String digits) && digits.length() <= 9
        ? Integer.parseInt(digits)
        : -1;
  }
}
