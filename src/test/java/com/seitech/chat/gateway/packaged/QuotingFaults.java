package com.seitech.chat.gateway.packaged;

import com.seitech.chat.gateway.fake.Faults;
import java.util.List;
import java.util.function.Consumer;

/** Odoo's ways to say no, each with words of a visitor in what it says. */
final class QuotingFaults {
    static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/odoo/service/model.py", line 72, in call_kw
                result = method(recs, *args, **kwargs)
            """;

    private QuotingFaults() {}

    static List<Consumer<Faults>> all() {
        String quoted = Marked.quoted();
        String row = "psycopg2.errors.NotNullViolation: null value in column \"x\"\nDETAIL:  Failing row contains (7, "
                + quoted + ").\nOperationalError: " + quoted + "\n";
        return List.of(
                faults -> faults.faultNext(1, TRACEBACK + "ValueError: Wrong value for content: '" + quoted + "'\n"),
                faults -> faults.faultNext(1, TRACEBACK + row),
                faults -> faults.faultNext(1, TRACEBACK + "psycopg2.errors.SerializationFailure: " + quoted + "\n"),
                faults -> faults.faultNext(1, TRACEBACK + "psycopg2.OperationalError: " + quoted + "\n"),
                faults -> faults.faultNext(1, TRACEBACK + "KeyError: '" + Marked.EMAIL + "'\n"),
                faults -> faults.faultNext(1, Marked.EMAIL),
                faults -> faults.faultNext(2, "The value " + quoted + " is not allowed"),
                faults -> faults.faultNext(4, "You may not write " + quoted),
                faults -> faults.faultNext(99, quoted),
                faults -> faults.refusedByLoad("content", "No match for " + quoted),
                faults -> faults.refusedByLoad("", "Unknown error during import: " + quoted),
                faults -> faults.httpStatusNext(502, "<html>" + quoted + "</html>"),
                faults -> faults.httpStatusNext(200, "<html>" + quoted),
                faults -> faults.answerNext("<methodResponse><params><" + Marked.FIELD + "></a>"),
                faults -> faults.answerNext("<methodResponse>" + Marked.EMAIL + "</methodResponse>"),
                faults -> faults.answerNext(value("<i4>" + Marked.EMAIL + "</i4>")),
                faults -> faults.answerNext(value("<boolean>" + Marked.EMAIL + "</boolean>")),
                faults -> faults.answerNext(value("<string>" + Marked.EMAIL + "</string>")),
                faults -> faults.answerNext(value("<array><data><value>" + Marked.EMAIL + "</value></data></array>")),
                faults -> faults.faultNext(3, "Access Denied for " + Marked.API_KEY));
    }

    private static String value(String xml) {
        return "<?xml version=\"1.0\"?><methodResponse><params><param><value>" + xml
                + "</value></param></params></methodResponse>";
    }
}
