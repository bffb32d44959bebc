package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Arithmetic;
import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.Calls;
import dev.pitcrew.engine.feel.FeelTime;
import dev.pitcrew.engine.feel.Filters;
import dev.pitcrew.engine.feel.LimitExceededException;
import dev.pitcrew.engine.feel.Lists;
import dev.pitcrew.engine.feel.Logic;
import dev.pitcrew.engine.feel.Loops;
import dev.pitcrew.engine.feel.Names;
import dev.pitcrew.engine.feel.Node;
import dev.pitcrew.engine.feel.Scope;
import dev.pitcrew.engine.feel.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstDateTime;
import org.camunda.feel.syntaxtree.ConstDayTimeDuration;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstLocalTime;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.ConstTime;
import org.camunda.feel.syntaxtree.ConstYearMonthDuration;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Division;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.InstanceOf;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.camunda.feel.syntaxtree.ZonedTime;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Iterable;

/** Makes our own tree of the one that feel-engine parsed, and notes the names it mentions. */
final class TreeReader {

  private final FeelNames names;
  private int depth;

  TreeReader(FeelNames names) {
    this.names = names;
  }

  Node read(Exp expression) {
    if (++depth > Budget.DEPTH_MAX) {
      depth--;
      return new TooDeep();
    }
    Node node = node(expression);
    depth--;
    return node;
  }

  private Node node(Exp expression) {
    return switch (expression) {
      case ConstNull$ none -> new Node.Literal(null);
      case ConstInputValue$ input -> new UnaryTests.InputSymbol();
      case ConstNumber number -> number(number);
      case ConstBool bool -> new Node.Literal(bool.value());
      case ConstString string -> new Node.Literal(string.value());
      case ConstDate date -> new Node.Literal(date.value());
      case ConstLocalTime time -> new Node.Literal(time.value());
      case ConstTime time -> new Node.Literal(time(time.value()));
      case ConstLocalDateTime time -> new Node.Literal(time.value());
      case ConstDateTime time -> new Node.Literal(time.value());
      case ConstYearMonthDuration duration -> new Node.Literal(duration.value().normalized());
      case ConstDayTimeDuration duration -> new Node.Literal(duration.value());
      case ConstList list -> new Lists.Items(all(list.items()));
      case ConstContext context -> entries(context);
      case ConstRange range -> range(range);
      case InputEqualTo test -> new UnaryTests.InputEquality(read(test.x()));
      case InputLessThan test -> input(Logic.Order.LESS, test.x());
      case InputLessOrEqual test -> input(Logic.Order.LESS_OR_EQUAL, test.x());
      case InputGreaterThan test -> input(Logic.Order.GREATER, test.x());
      case InputGreaterOrEqual test -> input(Logic.Order.GREATER_OR_EQUAL, test.x());
      case InputInRange test -> new UnaryTests.InputInRange(range(test.range()));
      case UnaryTestExpression test -> new UnaryTests.Any(read(test.exp()));
      case Addition sum -> chain(sum);
      case Subtraction difference -> chain(difference);
      case Multiplication product -> chain(product);
      case Division quotient -> chain(quotient);
      case Exponentiation power -> chain(power);
      case ArithmeticNegation negation -> new Arithmetic.Negation(read(negation.x()));
      case Equal equal -> new Logic.Equality(read(equal.x()), read(equal.y()));
      case LessThan test -> comparison(Logic.Order.LESS, test.x(), test.y());
      case LessOrEqual test -> comparison(Logic.Order.LESS_OR_EQUAL, test.x(), test.y());
      case GreaterThan test -> comparison(Logic.Order.GREATER, test.x(), test.y());
      case GreaterOrEqual test -> comparison(Logic.Order.GREATER_OR_EQUAL, test.x(), test.y());
      case AtLeastOne tests -> new Logic.Junction(true, all(tests.xs()));
      case Not not -> new Logic.Not(read(not.x()));
      case Disjunction or -> new Logic.Junction(true, spine(or));
      case Conjunction and -> new Logic.Junction(false, spine(and));
      case If choice ->
          new Logic.If(
              read(choice.condition()), read(choice.statement()), read(choice.elseStatement()));
      case In in -> new UnaryTests.In(read(in.x()), read(in.test()));
      case InstanceOf test -> new Logic.InstanceOf(read(test.x()), test.typeName());
      case Ref ref -> reference(ref);
      case PathExpression path -> new Names.Path(read(path.path()), path.key());
      case SomeItem some ->
          new Loops.Quantified(true, iterators(some.iterators()), read(some.condition()));
      case EveryItem every ->
          new Loops.Quantified(false, iterators(every.iterators()), read(every.condition()));
      case For loop -> new Loops.For(iterators(loop.iterators()), read(loop.exp()));
      case Filter filter -> new Filters.Filter(read(filter.list()), read(filter.filter()));
      case IterationContext range -> new Lists.Numbers(read(range.start()), read(range.end()));
      case FunctionInvocation call -> {
        names.addCall(call.function());
        yield new Calls.Call(call.function(), arguments(call.params()));
      }
      case QualifiedFunctionInvocation call ->
          new Calls.MemberCall(read(call.path()), call.function(), arguments(call.params()));
      case FunctionDefinition function ->
          new Calls.Definition(list(function.parameters()), read(function.body()));
      case JavaFunctionInvocation java ->
          throw new InvalidExpressionException(
              "Expected functions of FEEL, but functions of the Java machine cannot be called.");
      default ->
          throw new InvalidExpressionException(
              "Expected an expression of a kind that is known, but found '%s'."
                  .formatted(expression.getClass().getSimpleName()));
    };
  }

  private static Node number(ConstNumber number) {
    Budget.checkScale(number.value().bigDecimal().scale());
    return new Node.Literal(number.value().bigDecimal());
  }

  private static FeelTime time(ZonedTime time) {
    return new FeelTime(time.time(), time.offset(), time.zone().getOrElse(() -> null));
  }

  /** However many parts it has, a sum is not deep. */
  private Node chain(Exp last) {
    List<Arithmetic.Step> steps = new ArrayList<>();
    Exp rest = last;
    for (Part part = part(rest); part != null; part = part(rest)) {
      steps.add(new Arithmetic.Step(part.operator(), read(part.y())));
      rest = part.x();
    }
    return new Arithmetic.Chain(read(rest), steps.reversed());
  }

  private record Part(Exp x, Arithmetic.Operator operator, Exp y) {}

  private static @Nullable Part part(Exp expression) {
    return switch (expression) {
      case Addition e -> new Part(e.x(), Arithmetic.Operator.ADD, e.y());
      case Subtraction e -> new Part(e.x(), Arithmetic.Operator.SUBTRACT, e.y());
      case Multiplication e -> new Part(e.x(), Arithmetic.Operator.MULTIPLY, e.y());
      case Division e -> new Part(e.x(), Arithmetic.Operator.DIVIDE, e.y());
      case Exponentiation e -> new Part(e.x(), Arithmetic.Operator.POWER, e.y());
      default -> null;
    };
  }

  private Node comparison(Logic.Order order, Exp x, Exp y) {
    return new Logic.Comparison(order, read(x), read(y));
  }

  private Node input(Logic.Order order, Exp x) {
    return new UnaryTests.InputComparison(order, read(x));
  }

  private Lists.Range range(ConstRange range) {
    return new Lists.Range(
        read(range.start().value()),
        range.start() instanceof ClosedConstRangeBoundary,
        read(range.end().value()),
        range.end() instanceof ClosedConstRangeBoundary);
  }

  /** However many parts it has, a condition is not deep. */
  private List<Node> spine(Exp junction) {
    List<Node> parts = new ArrayList<>();
    Exp rest = junction;
    while (rest.getClass() == junction.getClass()) {
      parts.add(read(rest instanceof Disjunction or ? or.y() : ((Conjunction) rest).y()));
      rest = rest instanceof Disjunction or ? or.x() : ((Conjunction) rest).x();
    }
    parts.add(read(rest));
    return parts.reversed();
  }

  private Node entries(ConstContext context) {
    List<String> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    for (var rest = context.entries().iterator(); rest.hasNext(); ) {
      Tuple2<String, Exp> entry = rest.next();
      keys.add(entry._1());
      values.add(read(entry._2()));
    }
    return new Lists.Entries(keys, values);
  }

  private Node reference(Ref ref) {
    List<String> path = list(ref.names());
    names.add(path);
    return new Names.Reference(path.getFirst(), path.subList(1, path.size()));
  }

  private List<Loops.Iterator> iterators(Iterable<Tuple2<String, Exp>> iterators) {
    List<Loops.Iterator> read = new ArrayList<>();
    for (var rest = iterators.iterator(); rest.hasNext(); ) {
      Tuple2<String, Exp> iterator = rest.next();
      read.add(new Loops.Iterator(iterator._1(), read(iterator._2())));
    }
    return read;
  }

  private Scope.Arguments arguments(FunctionParameters parameters) {
    if (parameters instanceof PositionalFunctionParameters positional) {
      return new Scope.Arguments.Positional(all(positional.params()));
    }
    List<String> given = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    var named = ((NamedFunctionParameters) parameters).params();
    for (var rest = named.iterator(); rest.hasNext(); ) {
      Tuple2<String, Exp> parameter = rest.next();
      given.add(parameter._1());
      values.add(read(parameter._2()));
    }
    return new Scope.Arguments.Named(given, values);
  }

  private List<Node> all(Iterable<Exp> expressions) {
    List<Node> nodes = new ArrayList<>();
    for (var rest = expressions.iterator(); rest.hasNext(); ) {
      nodes.add(read(rest.next()));
    }
    return nodes;
  }

  private static <T> List<T> list(Iterable<T> items) {
    List<T> list = new ArrayList<>();
    for (var rest = items.iterator(); rest.hasNext(); ) {
      list.add(rest.next());
    }
    return List.copyOf(list);
  }

  /** Stands where the tree is deeper than it can be evaluated; deployed ones may have such. */
  private record TooDeep() implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      throw new LimitExceededException(
          "it is nested deeper than %,d levels".formatted(Budget.DEPTH_MAX));
    }
  }
}
