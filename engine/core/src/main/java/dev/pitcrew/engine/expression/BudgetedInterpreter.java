package dev.pitcrew.engine.expression;

import org.camunda.feel.FeelEngine;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import scala.Tuple2;
import scala.collection.immutable.List;

/**
 * The library's interpreter on a {@link Budget}: every step into the tree is counted, ranges and
 * products of lists are measured before they are built, and values that grow are charged for. It
 * holds the state of one evaluation.
 */
final class BudgetedInterpreter extends FeelInterpreter {

  private final Budget budget;

  BudgetedInterpreter(Budget budget) {
    super(FeelEngine.defaultValueMapper());
    this.budget = budget;
  }

  @Override
  public Val eval(Exp expression, EvalContext context) {
    if (expression instanceof Known known) {
      return known.value();
    }
    budget.enter();
    Val value =
        switch (expression) {
          case IterationContext range -> range(range, context);
          case For loop -> super.eval(measured(loop, context), context);
          case SomeItem some -> super.eval(measured(some, context), context);
          case EveryItem every -> super.eval(measured(every, context), context);
          case Equal equal when !isTrivial(equal) -> super.eval(paid(equal, context), context);
          case Filter filter when filter.list() instanceof Ref list ->
              super.eval(
                  new Filter(new Known(super.eval(list, context)), filter.filter()), context);
          case FunctionDefinition function when function.body() instanceof JavaFunctionInvocation ->
              throw new LimitExceededException("functions of the Java machine cannot be called");
          default -> super.eval(expression, context);
        };
    budget.leave();
    charge(expression, value);
    return value;
  }

  /** What is built is paid for in full, what is only named by its length. */
  private void charge(Exp expression, Val value) {
    switch (value) {
      case ValNumber number -> Budget.checkScale(number.value().scale());
      case ValString string -> {
        Budget.checkChars(string.value().length());
        budget.spendFor(Weight.of(string, 0));
      }
      case ValList list -> {
        int items = list.itemsAsSeq().size();
        Budget.checkItems(items);
        budget.spendFor(expression instanceof Ref ? items : Weight.of(list, budget.elementsLeft()));
      }
      case ValContext entries when !(expression instanceof Ref) ->
          budget.spendFor(Weight.of(entries, budget.elementsLeft()));
      default -> {}
    }
  }

  private static boolean isTrivial(Equal equal) {
    return isScalar(equal.x()) || isScalar(equal.y());
  }

  private static boolean isScalar(Exp expression) {
    return expression instanceof ConstString
        || expression instanceof ConstNumber
        || expression instanceof ConstBool
        || expression instanceof ConstNull$;
  }

  /** Comparing costs as much as there is to compare, however short the expression. */
  private Equal paid(Equal equal, EvalContext context) {
    Val x = eval(equal.x(), context);
    Val y = eval(equal.y(), context);
    budget.spendFor(Weight.of(x, budget.elementsLeft()));
    budget.spendFor(Weight.of(y, budget.elementsLeft()));
    return new Equal(new Known(x), new Known(y));
  }

  private Val range(IterationContext range, EvalContext context) {
    Val start = eval(range.start(), context);
    Val end = eval(range.end(), context);
    if (start instanceof ValNumber from && end instanceof ValNumber to) {
      Budget.checkItems(to.value().$minus(from.value()).abs().toLong());
      return super.eval(
          new IterationContext(new ConstNumber(from.value()), new ConstNumber(to.value())),
          context);
    }
    return super.eval(range, context);
  }

  private For measured(For loop, EvalContext context) {
    return new For(measured(loop.iterators(), context), loop.exp());
  }

  private SomeItem measured(SomeItem some, EvalContext context) {
    return new SomeItem(measured(some.iterators(), context), some.condition());
  }

  private EveryItem measured(EveryItem every, EvalContext context) {
    return new EveryItem(measured(every.iterators(), context), every.condition());
  }

  /** Evaluates the lists once, so that their product can be refused before it is built. */
  private List<Tuple2<String, Exp>> measured(
      List<Tuple2<String, Exp>> iterators, EvalContext context) {
    long[] product = {1};
    return iterators.map(
        iterator -> {
          Val value = eval(iterator._2(), context);
          if (value instanceof ValList list) {
            product[0] *= list.itemsAsSeq().size();
            Budget.checkItems(product[0]);
          }
          return new Tuple2<>(iterator._1(), new Known(value));
        });
  }

  /** A value that is already evaluated, where the tree has an expression. */
  private record Known(Val value) implements Exp {}
}
