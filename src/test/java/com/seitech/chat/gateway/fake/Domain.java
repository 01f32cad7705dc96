package com.seitech.chat.gateway.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Odoo's search language: a list in prefix notation, "and" where nothing is said, dotted paths through relations. */
final class Domain {
    private final Database database;
    private final Installation installation;
    private final Values values;

    Domain(Database database, Installation installation, Values values) {
        this.database = database;
        this.installation = installation;
        this.values = values;
    }

    Predicate<Stored> matching(Model model, List<?> domain) {
        Predicate<Stored> all = row -> true;
        Iterator<?> terms = domain.iterator();
        while (terms.hasNext()) {
            all = all.and(term(model, terms));
        }
        return all;
    }

    private Predicate<Stored> term(Model model, Iterator<?> terms) {
        if (!terms.hasNext()) {
            throw OdooError.program("ValueError", "Domain() invalid: an operator lacks its operand");
        }
        Object next = terms.next();
        return switch (next) {
            case String operator when "|".equals(operator) -> term(model, terms).or(term(model, terms));
            case String operator when "&".equals(operator) -> term(model, terms).and(term(model, terms));
            case String operator when "!".equals(operator) -> term(model, terms).negate();
            case List<?> leaf when leaf.size() == 3 -> condition(model, leaf);
            default -> throw OdooError.program("ValueError", "Domain() invalid item in domain: " + next);
        };
    }

    private Predicate<Stored> condition(Model model, List<?> leaf) {
        if (leaf.get(0) instanceof Long constant) {
            boolean truth = constant.equals(leaf.get(2));
            return row -> truth;
        }
        List<String> path = List.of(String.valueOf(leaf.get(0)).split("\\.", -1));
        checkPath(model, path, leaf);
        String operator = String.valueOf(leaf.get(1));
        Object operand = leaf.get(2);
        return row -> matches(at(model, row, path), operator, operand);
    }

    private void checkPath(Model model, List<String> path, List<?> leaf) {
        Model current = model;
        for (String step : path) {
            Field field = current.fields().get(step);
            if (field == null) {
                throw OdooError.program(
                        "ValueError", "Invalid field " + current.name() + "." + step + " in condition " + leaf);
            }
            current = field.isRelation() ? installation.model(field.target()) : current;
        }
    }

    /** What is at the end of the path; nothing when it is empty. */
    private List<Object> at(Model model, Stored row, List<String> path) {
        Field field = model.field(path.getFirst());
        List<Object> here = flat(values.get(model, row, field.name()));
        if (path.size() == 1) {
            return here;
        }
        List<Object> there = new ArrayList<>();
        for (Object id : here) {
            database.row(field.target(), (Long) id)
                    .ifPresent(target ->
                            there.addAll(at(installation.model(field.target()), target, path.subList(1, path.size()))));
        }
        return there;
    }

    private static List<Object> flat(Object value) {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(new ArrayList<Object>(list));
        }
        return Boolean.FALSE.equals(value) ? List.of() : List.of(value);
    }

    private static boolean matches(List<Object> held, String operator, Object operand) {
        return switch (operator) {
            case "=" -> operand instanceof List<?> list ? isIn(held, list) : isIn(held, List.of(operand));
            case "!=" -> !matches(held, "=", operand);
            case "in" -> isIn(held, flat(operand));
            case "not in" -> !isIn(held, flat(operand));
            case "<" -> held.stream().anyMatch(value -> compare(value, operand) < 0);
            case "<=" -> held.stream().anyMatch(value -> compare(value, operand) <= 0);
            case ">" -> held.stream().anyMatch(value -> compare(value, operand) > 0);
            case ">=" -> held.stream().anyMatch(value -> compare(value, operand) >= 0);
            default -> throw OdooError.program("ValueError", "Invalid operator '" + operator + "' in condition");
        };
    }

    private static boolean isIn(List<Object> held, List<?> wanted) {
        boolean emptyToo = wanted.contains(false) || wanted.contains(None.NONE);
        return held.isEmpty() ? emptyToo : held.stream().anyMatch(wanted::contains);
    }

    private static int compare(Object value, Object operand) {
        return switch (value) {
            case Long number when operand instanceof Long other -> Long.compare(number, other);
            case Instant time when operand instanceof String text -> time.compareTo(Values.time(text));
            case String text when operand instanceof String other -> text.compareTo(other);
            default -> throw OdooError.program("TypeError", "cannot compare " + value + " with " + operand);
        };
    }
}
