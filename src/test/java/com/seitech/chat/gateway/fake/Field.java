package com.seitech.chat.gateway.fake;

import java.util.List;
import java.util.Locale;

/**
 * A field of a model.
 *
 * @param target the other model of a relation
 * @param inverse the many2one on that side, for a one2many
 * @param options what a selection may hold
 * @param initial the default; {@code false} for none
 */
record Field(
        String name,
        Type type,
        String target,
        String inverse,
        List<String> options,
        boolean required,
        Object initial,
        boolean cascade) {

    enum Type {
        CHAR,
        TEXT,
        SELECTION,
        BOOLEAN,
        INTEGER,
        MANY2ONE_REFERENCE,
        MANY2ONE,
        ONE2MANY,
        MANY2MANY,
        DATETIME,
        JSON,
        BINARY;

        String odooName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Field of(String name, Type type) {
        return new Field(name, type, "", "", List.of(), false, false, false);
    }

    static Field selection(String name, String initial, String... options) {
        return new Field(name, Type.SELECTION, "", "", List.of(options), true, initial, false);
    }

    /** A selection that may be empty. */
    static Field choice(String name, String... options) {
        return new Field(name, Type.SELECTION, "", "", List.of(options), false, false, false);
    }

    static Field many2one(String name, String target) {
        return new Field(name, Type.MANY2ONE, target, "", List.of(), false, false, false);
    }

    static Field many2many(String name, String target) {
        return new Field(name, Type.MANY2MANY, target, "", List.of(), false, false, false);
    }

    static Field one2many(String name, String target, String inverse) {
        return new Field(name, Type.ONE2MANY, target, inverse, List.of(), false, false, false);
    }

    Field asRequired() {
        return new Field(name, type, target, inverse, options, true, initial, cascade);
    }

    /** The record goes when its target goes. */
    Field asOwner() {
        return new Field(name, type, target, inverse, options, true, initial, true);
    }

    boolean isRelation() {
        return !target.isEmpty();
    }

    /** What a read shows of an empty field. */
    Object empty() {
        return switch (type) {
            case MANY2MANY, ONE2MANY -> List.of();
            case INTEGER, MANY2ONE_REFERENCE -> 0L;
            default -> false;
        };
    }

    /** As forms show it. */
    String label() {
        String words = name.replaceAll("_ids?$", "").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
