package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.Simple;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Typed.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on decimals, the same on every engine: the result has 38 digits, and
 *
 * <ul>
 *   <li>{@code +} and {@code -} have the larger scale,
 *   <li>{@code *} has the sum of the scales,
 *   <li>{@code /} and {@code avg} have the dividend's scale, at least 10, rounded half away from
 *       zero.
 * </ul>
 *
 * An integer counts as a decimal of scale 0. A double makes the result a double.
 */
final class DecimalRules {
  /** The least scale of a quotient. */
  static final int QUOTIENT_SCALE = 10;

  private static final int DIGITS = Decimal.MAX_PRECISION;

  private final Findings findings;

  DecimalRules(Findings findings) {
    this.findings = findings;
  }

  /** The exact form of an operator on two operands; empty when no decimal takes part. */
  Optional<Typed> exact(String operator, Branch node, Typed left, Typed right) {
    if (!isDecimal(left.type()) && !isDecimal(right.type())) {
      return Optional.empty();
    }
    int leftScale = scale(left.type());
    int rightScale = scale(right.type());
    if (leftScale < 0 || rightScale < 0) {
      return Optional.empty();
    }
    return switch (operator) {
      case "+", "-" -> Optional.of(widened(node, left, right, Math.max(leftScale, rightScale)));
      case "*" -> product(node, left, right, leftScale + rightScale);
      case "/" -> Optional.of(quotient(node, left, right));
      default -> Optional.empty();
    };
  }

  /** {@code dividend / divisor}, each evaluated once. */
  Typed quotient(Branch node, Typed dividend, Typed divisor) {
    int dividendScale = scale(dividend.type());
    int divisorScale = scale(divisor.type());
    int scale = Math.max(dividendScale, QUOTIENT_SCALE);
    if (scale + 1 > DIGITS) {
      findings.wrong(
          "decimal-scale",
          node,
          "The quotient would need more than 38 digits after the point.",
          "Cast the dividend to a smaller scale.");
      return new Typed(node, null, Set.of(), Set.of());
    }
    // one digit more than wanted, cut off; rounding it away again is then right
    Branch shifted =
        Trees.operator(
            "*",
            node,
            unscaled(dividend, dividendScale),
            huge(powerOfTen(scale + 1 + divisorScale - dividendScale), node));
    Branch digits = Trees.operator("//", node, shifted, unscaled(divisor, divisorScale));
    Branch unit = Trees.number("0." + "0".repeat(scale) + "1", node);
    Branch value = Trees.operator("*", node, Trees.cast(digits, new Decimal(DIGITS, 0)), unit);
    Decimal type = new Decimal(DIGITS, scale);
    return combined(Trees.cast(value, type), type, dividend, divisor);
  }

  private Optional<Typed> product(Branch node, Typed left, Typed right, int scale) {
    if (scale > DIGITS) {
      findings.wrong(
          "decimal-scale",
          node,
          "The product of "
              + left.type()
              + " and "
              + right.type()
              + " would need "
              + scale
              + " digits after the point; 38 is the most.",
          "Cast one of them to a smaller scale.");
      return Optional.empty();
    }
    return Optional.of(widened(node, left, right, scale));
  }

  private static Typed widened(Branch node, Typed left, Typed right, int scale) {
    List<Branch> arguments = new ArrayList<>(List.of(decimal(left), decimal(right)));
    if (isDecimal(left.type())) {
      arguments.set(0, wide(left));
    } else {
      arguments.set(1, wide(right));
    }
    Branch changed = node;
    for (int i = 0; i < 2; i++) {
      changed = withArgument(changed, i, arguments.get(i));
    }
    return combined(changed, new Decimal(DIGITS, scale), left, right);
  }

  private static Branch withArgument(Branch call, int index, Branch argument) {
    List<Branch> arguments = new ArrayList<>(call.branches("arguments"));
    arguments.set(index, arguments.get(index).with("expression", argument));
    return call.with("arguments", arguments);
  }

  /** The operand; a huge integer as a decimal, which engines would otherwise make a double. */
  private static Branch decimal(Typed operand) {
    return operand.type() == Simple.HUGEINT
        ? Trees.cast(operand.tree(), new Decimal(DIGITS, 0))
        : operand.tree();
  }

  private static Branch wide(Typed operand) {
    Decimal wide = new Decimal(DIGITS, scale(operand.type()));
    return wide.equals(operand.type()) ? operand.tree() : Trees.cast(operand.tree(), wide);
  }

  /** All digits of a value as an integer. */
  private static Branch unscaled(Typed operand, int scale) {
    Branch tree = operand.tree();
    Branch digits =
        scale == 0
            ? tree
            : Trees.operator("*", tree, wide(operand), Trees.integer(powerOfTen(scale), tree));
    return Trees.cast(digits, Simple.HUGEINT);
  }

  private static Branch huge(String digits, Branch place) {
    return Trees.cast(Trees.integer(digits, place), Simple.HUGEINT);
  }

  private static String powerOfTen(int exponent) {
    return "1" + "0".repeat(exponent);
  }

  private static Typed combined(Branch tree, DataType type, Typed left, Typed right) {
    Set<String> inputs = new HashSet<>(left.inputs());
    inputs.addAll(right.inputs());
    Set<Trait> traits = new HashSet<>();
    left.traits().stream().filter(Trait::spreads).forEach(traits::add);
    right.traits().stream().filter(Trait::spreads).forEach(traits::add);
    return new Typed(tree, type, inputs, traits);
  }

  static boolean isDecimal(@Nullable DataType type) {
    return type instanceof Decimal;
  }

  /** Digits after the point; -1 for what is no exact number. */
  private static int scale(@Nullable DataType type) {
    return switch (type) {
      case Decimal(int _, int scale) -> scale;
      case Simple simple
          when Set.of(Simple.INTEGER, Simple.BIGINT, Simple.HUGEINT).contains(simple) ->
          0;
      case null, default -> -1;
    };
  }
}
