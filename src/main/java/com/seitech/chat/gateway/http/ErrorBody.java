package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What every error looks like.
 *
 * @param error for a person
 * @param code for a program; stable
 * @param field the request's field, when one is to blame
 * @param reference finds a server error in the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorBody(
        boolean success,
        String error,
        String code,
        @Nullable String field,
        @Nullable String reference) {
    static ErrorBody of(Problem problem) {
        return new ErrorBody(false, problem.text(), problem.code(), null, null);
    }

    static ErrorBody of(Problem problem, String text) {
        return new ErrorBody(false, text, problem.code(), null, null);
    }

    ErrorBody withField(String name) {
        return new ErrorBody(success, error, code, name, reference);
    }

    ErrorBody withReference(String id) {
        return new ErrorBody(success, error, code, field, id);
    }
}
